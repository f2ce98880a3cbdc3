import type { EntityManager } from "typeorm";

import type { Acquaintance, Language, Place, Role, Shop, ShopKind } from "../../core/ports/accounts.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import {
  ChatEntity,
  ChatIdentityEntity,
  type ChatRow,
  LocationEntity,
  type LocationRow,
  MembershipEntity,
  PersonEntity,
  TenantEntity,
} from "../entities/account-entities.ts";
import { ConsentEntity } from "../entities/people-entities.ts";
import { rowsOf, statement } from "../statement.ts";
import { toChat, toPerson } from "./account-rows.ts";

/** What `ACQUAINTANCE` gives. */
export interface AcquaintanceRow {
  readonly ourChatId: string | null;
  readonly chatState: NonNullable<ChatRow["state"]>;
  readonly activeTenantId: string | null;
  readonly activeLocationId: string | null;
  readonly personId: string | null;
  readonly language: Language | null;
  readonly role: Role | null;
  readonly shopCount: number;
  readonly isUnasked: true | null;
}

/**
 * Reads what a statement gives that selects `ACQUAINTANCE` and always gives a row. With it, in the same round trip, goes the
 * look at the shop whose tenant it entered.
 *
 * @param looking the statement's rows, asked for by the caller just now
 * @returns who was found, and the row for what else the statement selects
 */
export async function findAcquaintance<Row extends AcquaintanceRow>(
  manager: EntityManager,
  looking: Promise<Row[]>,
): Promise<{ readonly row: Row; readonly who: Acquaintance }> {
  const [[row], [shop]] = await Promise.all([looking, rowsOf<ShopRow>(manager, GET_ENTERED_SHOP, [])]);
  if (row === undefined) throw new UnexpectedError("no_look", "A look for who writes has no row.");
  return { row, who: toAcquaintance(row, shop) };
}

function toAcquaintance(row: AcquaintanceRow, shop: ShopRow | undefined): Acquaintance {
  const { ourChatId, chatState, activeTenantId, activeLocationId, personId, language, role, shopCount, isUnasked } =
    row;
  return {
    ...(ourChatId !== null && {
      chat: toChat({ id: ourChatId, state: chatState, activeTenantId, activeLocationId }),
    }),
    ...(personId !== null && { person: { ...toPerson({ id: personId, language }), ...(isUnasked && { isUnasked }) } }),
    ...(role !== null && { membership: { role, shopCount } }),
    ...(shop !== undefined && { shop: toShop(shop) }),
  };
}

/** The shop in whose tenant the transaction is. */
export async function findShop(manager: EntityManager, tenantId: string): Promise<Shop> {
  const [row] = await rowsOf<ShopRow>(manager, GET_SHOP, [tenantId]);
  if (row === undefined) throw withoutPlace();
  return toShop(row);
}

interface ShopRow extends Pick<Shop, "language" | "timeZone" | "dayCutoffMinutes" | "trialEndsOn"> {
  readonly tenantId: string;
  readonly name: string | null;
  readonly kind: ShopKind | null;
  readonly places: readonly PlaceRow[];
}
type PlaceRow = Pick<LocationRow, "id" | "name" | "status">;

function toShop({ name, kind, places, ...shop }: ShopRow): Shop {
  const [first, ...others] = places.filter(({ status }) => status === "open").map(toPlace);
  const closedPlaces = places.filter(({ status }) => status === "closed").map(toPlace);
  if (first === undefined) throw withoutPlace();
  return { ...shop, ...(name && { name }), ...(kind && { kind }), places: [first, ...others], closedPlaces };
}

const toPlace = ({ id, name }: PlaceRow): Place => ({ id, ...(name && { name }) });

const withoutPlace = (): UnexpectedError => new UnexpectedError("shop_without_place", "A shop has no open place.");

/** How many shops the person `mine.person_id` works in. */
export const SHOP_COUNT = `(SELECT count(*)::int FROM ${MembershipEntity.options.name} AS every
    WHERE every.person_id = mine.person_id AND every.status = 'active') AS "shopCount"`;

/** Only tables that belong to no shop are read; whoever has no part in the active one enters no tenant. */
export const ACQUAINTANCE = `
    chat.id AS "ourChatId", chat.state AS "chatState", chat.active_tenant_id AS "activeTenantId",
    chat.active_location_id AS "activeLocationId", person.id AS "personId", person.language, mine.role, ${SHOP_COUNT},
    NOT EXISTS (SELECT FROM ${ConsentEntity.options.name} AS said
      WHERE said.person_id = person.id AND said.purpose = 'messages') OR NULL AS "isUnasked",
    CASE WHEN mine.role IS NOT NULL THEN set_config('app.tenant', mine.tenant_id::text, true) END AS entered`;

/** To be joined to whatever has these values, by the SQL of each. */
export const acquaintedWith = (of: Readonly<Record<"channel" | "botId" | "chatId" | "userId", string>>): string => `
    LEFT JOIN ${ChatEntity.options.name} AS chat
      ON chat.channel = ${of.channel} AND chat.bot_id = ${of.botId} AND chat.chat_id = ${of.chatId}
    LEFT JOIN ${ChatIdentityEntity.options.name} AS identity
      ON identity.channel = ${of.channel} AND identity.bot_id = ${of.botId} AND identity.user_id = ${of.userId}
    LEFT JOIN ${PersonEntity.options.name} AS person ON person.id = identity.person_id
    LEFT JOIN ${MembershipEntity.options.name} AS mine
      ON mine.tenant_id = chat.active_tenant_id AND mine.person_id = person.id AND mine.status = 'active'`;

const SHOP = `
  SELECT id AS "tenantId", name, kind, language, time_zone AS "timeZone", day_cutoff_minutes AS "dayCutoffMinutes",
    trial_ends_on::text AS "trialEndsOn", (
      SELECT json_agg(json_build_object('id', place.id, 'name', place.name, 'status', place.status) ORDER BY place.created_at, place.id)
      FROM ${LocationEntity.options.name} AS place WHERE place.tenant_id = tenant.id) AS places
  FROM ${TenantEntity.options.name} AS tenant`;

const GET_SHOP = statement(`${SHOP} WHERE id = $1`);

const GET_ENTERED_SHOP = statement(`${SHOP} WHERE id = NULLIF(current_setting('app.tenant', true), '')::uuid`);
