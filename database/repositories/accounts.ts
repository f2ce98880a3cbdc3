import { Not } from "typeorm";

import type {
  Accounts,
  Chat,
  Language,
  Membership,
  Person,
  Place,
  Role,
  Shop,
  ShopKind,
} from "../../core/ports/accounts.ts";
import type { ChatAddress, Sender } from "../../core/ports/inbound-event.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import {
  ChatEntity,
  ChatIdentityEntity,
  type ChatRow,
  LocationEntity,
  type LocationRow,
  MembershipEntity,
  PersonEntity,
  PersonNameEntity,
  type PersonRow,
  TenantEntity,
} from "../entities/account-entities.ts";
import { ConsentEntity } from "../entities/people-entities.ts";
import { rowsOf, statement } from "../statement.ts";
import { managerOf, RunAgain } from "../transactions.ts";

export const createAccounts = (): Accounts => ({
  admit,
  findChat,
  setChatState,
  moveChat,
  addChat,
  findPerson,
  addPerson,
  languageOf,
  chooseLanguage,
  findMembership,
  listTenants,
  openShop,
  activate,
  getShop,
  changeShop,
  ownerPhone,
  addPlace,
  changePlace,
});

const admit: Accounts["admit"] = async (tx, { channel, botId, chatId }, { userId }) => {
  const [row] = await rowsOf<AcquaintanceRow>(managerOf(tx), ADMIT, [channel, botId, chatId, userId]);
  if (row === undefined) return {};
  const { id, personId, language, role, shopCount, isUnasked } = row;
  return {
    ...(id !== null && { chat: toChat({ ...row, id }) }),
    ...(personId !== null && { person: { ...toPerson({ id: personId, language }), ...(isUnasked && { isUnasked }) } }),
    ...(role !== null && { membership: { role, shopCount } }),
  };
};

type ChatState = Pick<ChatRow, "id" | "state" | "activeTenantId" | "activeLocationId">;

interface AcquaintanceRow extends Omit<ChatState, "id"> {
  readonly id: string | null;
  readonly personId: string | null;
  readonly language: Language | null;
  readonly role: Role | null;
  readonly shopCount: number;
  readonly isUnasked: true | null;
}

const findChat: Accounts["findChat"] = async (tx, { channel, botId, chatId }) => {
  const row = await managerOf(tx).findOneBy(ChatEntity, { channel, botId, chatId });
  return row === null ? undefined : toChat(row);
};

const setChatState: Accounts["setChatState"] = async (tx, chatId, state) => {
  await managerOf(tx).update(ChatEntity, { id: chatId, state: Not("blocked") }, { state });
};

const moveChat: Accounts["moveChat"] = async (tx, chatId, platformChatId) => {
  await managerOf(tx).update(ChatEntity, { id: chatId }, { chatId: platformChatId });
};

const addChat: Accounts["addChat"] = async (tx, id, { channel, botId, chatId }) => {
  await managerOf(tx).insert(ChatEntity, { id, channel, botId, chatId });
  return { id };
};

const findPerson: Accounts["findPerson"] = async (tx, address, sender) => {
  const [row] = await managerOf(tx).query<[PersonRow?]>(FIND_PERSON, identityKey(address, sender));
  return row && toPerson(row);
};

const addPerson: Accounts["addPerson"] = async (tx, id, address, sender) => {
  const manager = managerOf(tx);
  await manager.insert(PersonEntity, { id });
  const claimed = await manager.query<unknown[]>(CLAIM_IDENTITY, [...identityKey(address, sender), id]);
  // Another chat of the same stranger was first: the next run finds its person and adds none.
  if (claimed.length === 0) throw new RunAgain();
  const { displayName } = sender;
  if (displayName) await manager.insert(PersonNameEntity, { personId: id, displayName });
  return { id, isUnasked: true };
};

const languageOf: Accounts["languageOf"] = async (tx, personId) => {
  const row = await managerOf(tx).findOneBy(PersonEntity, { id: personId });
  return row?.language ?? undefined;
};

const chooseLanguage: Accounts["chooseLanguage"] = async (tx, personId, language) => {
  await managerOf(tx).update(PersonEntity, { id: personId }, { language });
};

const findMembership: Accounts["findMembership"] = async (tx, tenantId, personId) => {
  const [row] = await managerOf(tx).query<[Membership?]>(FIND_MEMBERSHIP, [tenantId, personId]);
  return row;
};

const listTenants: Accounts["listTenants"] = async (tx, personId) => {
  const rows = await managerOf(tx).find(MembershipEntity, {
    where: { personId, status: "active" },
    order: { createdAt: "ASC", tenantId: "ASC" },
  });
  return rows.map((row) => row.tenantId);
};

const openShop: Accounts["openShop"] = async (tx, { shop, ownerId, chatId }) => {
  const manager = managerOf(tx);
  const { tenantId, name, timeZone, language, dayCutoffMinutes, trialEndsOn } = shop;
  const [{ id: locationId }] = shop.places;
  const tenant = { id: tenantId, name: name ?? null, timeZone, language, dayCutoffMinutes, trialEndsOn };
  await manager.insert(TenantEntity, tenant);
  await manager.insert(LocationEntity, { tenantId, id: locationId });
  await manager.insert(MembershipEntity, { tenantId, personId: ownerId, role: "owner" });
  await activate(tx, chatId, tenantId, locationId);
};

const activate: Accounts["activate"] = async (tx, chatId, tenantId, locationId) => {
  await managerOf(tx).update(ChatEntity, { id: chatId }, { activeTenantId: tenantId, activeLocationId: locationId });
};

const getShop: Accounts["getShop"] = async (tx, tenantId): Promise<Shop> => {
  const [row] = await rowsOf<ShopRow>(managerOf(tx), GET_SHOP, [tenantId]);
  if (row === undefined) throw new UnexpectedError("shop_without_place", "A shop has no open place.");
  const { name, kind, places, ...shop } = row;
  const [first, ...others] = places.filter(({ status }) => status === "open").map(toPlace);
  const closedPlaces = places.filter(({ status }) => status === "closed").map(toPlace);
  if (first === undefined) throw new UnexpectedError("shop_without_place", "A shop has no open place.");
  return { tenantId, ...shop, ...(name && { name }), ...(kind && { kind }), places: [first, ...others], closedPlaces };
};

interface ShopRow extends Pick<Shop, "language" | "timeZone" | "dayCutoffMinutes" | "trialEndsOn"> {
  readonly name: string | null;
  readonly kind: ShopKind | null;
  readonly places: readonly PlaceRow[];
}
type PlaceRow = Pick<LocationRow, "id" | "name" | "status">;

const toPlace = ({ id, name }: PlaceRow): Place => ({ id, ...(name && { name }) });

const changeShop: Accounts["changeShop"] = async (tx, tenantId, changes) => {
  await managerOf(tx).update(TenantEntity, { id: tenantId }, changes);
};

const ownerPhone: Accounts["ownerPhone"] = async (tx, tenantId) => {
  const [row] = await managerOf(tx).query<[{ phone: string }?]>(OWNER_PHONE, [tenantId]);
  return row?.phone;
};

const addPlace: Accounts["addPlace"] = async (tx, tenantId, { id, name }) => {
  // By the clock and not by the transaction's beginning: two places of one message keep their order.
  await managerOf(tx).insert(LocationEntity, {
    tenantId,
    id,
    name: name ?? null,
    createdAt: () => "clock_timestamp()",
  });
};

const changePlace: Accounts["changePlace"] = async (tx, tenantId, placeId, changes) => {
  await managerOf(tx).update(LocationEntity, { tenantId, id: placeId }, changes);
};

const identityKey = ({ channel, botId }: ChatAddress, { userId }: Sender): string[] => [channel, botId, userId];

const toChat = ({ id, state, activeTenantId, activeLocationId }: ChatState): Chat => ({
  id,
  ...(state === "gone" && { isGone: true }),
  ...(state === "blocked" && { isBlocked: true }),
  ...(activeTenantId && { activeTenantId }),
  ...(activeLocationId && { activeLocationId }),
});

const toPerson = ({ id, language }: PersonRow): Person => ({ id, ...(language && { language }) });

const FIND_PERSON = `
  SELECT person.id, person.language
  FROM ${ChatIdentityEntity.options.name} AS identity JOIN person ON person.id = identity.person_id
  WHERE identity.channel = $1 AND identity.bot_id = $2 AND identity.user_id = $3`;

const CLAIM_IDENTITY = `
  INSERT INTO ${ChatIdentityEntity.options.name} (channel, bot_id, user_id, person_id)
  VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING person_id`;

const SHOP_COUNT = `(SELECT count(*)::int FROM ${MembershipEntity.options.name} AS every
    WHERE every.person_id = mine.person_id AND every.status = 'active') AS "shopCount"`;
const GET_SHOP = statement(`
  SELECT name, kind, language, time_zone AS "timeZone", day_cutoff_minutes AS "dayCutoffMinutes",
    trial_ends_on::text AS "trialEndsOn", (
      SELECT json_agg(json_build_object('id', place.id, 'name', place.name, 'status', place.status) ORDER BY place.created_at, place.id)
      FROM ${LocationEntity.options.name} AS place WHERE place.tenant_id = tenant.id) AS places
  FROM ${TenantEntity.options.name} AS tenant WHERE id = $1`);

const OWNER_PHONE = `
  SELECT phone.phone_e164 AS phone
  FROM ${MembershipEntity.options.name} AS member JOIN person_phone AS phone ON phone.person_id = member.person_id
  WHERE member.tenant_id = $1 AND member.role = 'owner' AND member.status = 'active'
  ORDER BY member.created_at, member.person_id LIMIT 1`;

const FIND_MEMBERSHIP = `
  SELECT mine.role, ${SHOP_COUNT} FROM ${MembershipEntity.options.name} AS mine
  WHERE mine.tenant_id = $1 AND mine.person_id = $2 AND mine.status = 'active'`;

// Only tables that belong to no shop are read; whoever has no part in the active one enters no tenant.
const ADMIT = statement(`
  SELECT chat.id, chat.state, chat.active_tenant_id AS "activeTenantId", chat.active_location_id AS "activeLocationId",
    person.id AS "personId", person.language, mine.role, ${SHOP_COUNT},
    NOT EXISTS (SELECT FROM ${ConsentEntity.options.name} AS said
      WHERE said.person_id = person.id AND said.purpose = 'messages') OR NULL AS "isUnasked",
    CASE WHEN mine.role IS NOT NULL THEN set_config('app.tenant', mine.tenant_id::text, true) END AS entered
  FROM (VALUES (true)) AS one
    LEFT JOIN ${ChatEntity.options.name} AS chat ON chat.channel = $1 AND chat.bot_id = $2 AND chat.chat_id = $3
    LEFT JOIN ${ChatIdentityEntity.options.name} AS identity
      ON identity.channel = $1 AND identity.bot_id = $2 AND identity.user_id = $4
    LEFT JOIN ${PersonEntity.options.name} AS person ON person.id = identity.person_id
    LEFT JOIN ${MembershipEntity.options.name} AS mine
      ON mine.tenant_id = chat.active_tenant_id AND mine.person_id = person.id AND mine.status = 'active'`);
