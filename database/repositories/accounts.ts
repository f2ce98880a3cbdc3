import { Not } from "typeorm";

import type { Accounts, Chat, Language, Membership, Person, Role, Shop } from "../../core/ports/accounts.ts";
import type { ChatAddress, Sender } from "../../core/ports/inbound-event.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import {
  ChatEntity,
  ChatIdentityEntity,
  type ChatRow,
  LocationEntity,
  MembershipEntity,
  PersonEntity,
  PersonNameEntity,
  type PersonRow,
  TenantEntity,
} from "../entities/account-entities.ts";
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
  firstLocationId,
});

const admit: Accounts["admit"] = async (tx, { channel, botId, chatId }, { userId }) => {
  const [row] = await rowsOf<AcquaintanceRow>(managerOf(tx), ADMIT, [channel, botId, chatId, userId]);
  if (row === undefined) return {};
  const { id, personId, language, role, shopCount } = row;
  return {
    ...(id !== null && { chat: toChat({ ...row, id }) }),
    ...(personId !== null && { person: toPerson({ id: personId, language }) }),
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
  return { id };
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

const openShop: Accounts["openShop"] = async (tx, { shop, locationId, ownerId, chatId, trialEndsOn }) => {
  const manager = managerOf(tx);
  const { tenantId, name, timeZone, language, dayCutoffMinutes } = shop;
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
  const [row] = await rowsOf<ShopRow>(managerOf(tx), SHOP, [tenantId]);
  if (row === undefined) throw new UnexpectedError("shop_missing", "The shop that was entered is not there.");
  const { name, language, timeZone, dayCutoffMinutes } = row;
  return { tenantId, ...(name && { name }), language, timeZone, dayCutoffMinutes };
};

const firstLocationId: Accounts["firstLocationId"] = async (tx, tenantId) => {
  const row = await managerOf(tx).findOneOrFail(LocationEntity, {
    where: { tenantId, status: "open" },
    order: { createdAt: "ASC", id: "ASC" },
  });
  return row.id;
};

const identityKey = ({ channel, botId }: ChatAddress, { userId }: Sender): string[] => [channel, botId, userId];

type ShopRow = Omit<Shop, "tenantId" | "name"> & { readonly name: string | null };

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

const FIND_MEMBERSHIP = `
  SELECT mine.role, ${SHOP_COUNT} FROM ${MembershipEntity.options.name} AS mine
  WHERE mine.tenant_id = $1 AND mine.person_id = $2 AND mine.status = 'active'`;

// Only tables that belong to no shop are read; whoever has no part in the active one enters no tenant.
const ADMIT = statement(`
  SELECT chat.id, chat.state, chat.active_tenant_id AS "activeTenantId", chat.active_location_id AS "activeLocationId",
    person.id AS "personId", person.language, mine.role, ${SHOP_COUNT},
    CASE WHEN mine.role IS NOT NULL THEN set_config('app.tenant', mine.tenant_id::text, true) END AS entered
  FROM (VALUES (true)) AS one
    LEFT JOIN ${ChatEntity.options.name} AS chat ON chat.channel = $1 AND chat.bot_id = $2 AND chat.chat_id = $3
    LEFT JOIN ${ChatIdentityEntity.options.name} AS identity
      ON identity.channel = $1 AND identity.bot_id = $2 AND identity.user_id = $4
    LEFT JOIN ${PersonEntity.options.name} AS person ON person.id = identity.person_id
    LEFT JOIN ${MembershipEntity.options.name} AS mine
      ON mine.tenant_id = chat.active_tenant_id AND mine.person_id = person.id AND mine.status = 'active'`);

const SHOP = statement(`
  SELECT name, language, time_zone AS "timeZone", day_cutoff_minutes AS "dayCutoffMinutes"
  FROM ${TenantEntity.options.name} WHERE id = $1`);
