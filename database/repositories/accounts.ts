import { Not } from "typeorm";

import type { Accounts, Membership } from "../../core/ports/accounts.ts";
import type { ChatAddress, Sender } from "../../core/ports/inbound-event.ts";
import {
  ChatEntity,
  ChatIdentityEntity,
  LocationEntity,
  MembershipEntity,
  PersonEntity,
  PersonNameEntity,
  type PersonRow,
  TenantEntity,
} from "../entities/account-entities.ts";
import { rowsOf, statement } from "../statement.ts";
import { managerOf, RunAgain } from "../transactions.ts";
import { toChat, toPerson } from "./account-rows.ts";
import {
  ACQUAINTANCE,
  type AcquaintanceRow,
  acquaintedWith,
  findAcquaintance,
  findShop,
  SHOP_COUNT,
} from "./acquaintance.ts";

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
  const manager = managerOf(tx);
  const looking = rowsOf<AcquaintanceRow>(manager, ADMIT, [channel, botId, chatId, userId]);
  return (await findAcquaintance(manager, looking)).who;
};

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

const getShop: Accounts["getShop"] = (tx, tenantId) => findShop(managerOf(tx), tenantId);

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

const FIND_PERSON = `
  SELECT person.id, person.language
  FROM ${ChatIdentityEntity.options.name} AS identity JOIN person ON person.id = identity.person_id
  WHERE identity.channel = $1 AND identity.bot_id = $2 AND identity.user_id = $3`;

const CLAIM_IDENTITY = `
  INSERT INTO ${ChatIdentityEntity.options.name} (channel, bot_id, user_id, person_id)
  VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING person_id`;

const OWNER_PHONE = `
  SELECT phone.phone_e164 AS phone
  FROM ${MembershipEntity.options.name} AS member JOIN person_phone AS phone ON phone.person_id = member.person_id
  WHERE member.tenant_id = $1 AND member.role = 'owner' AND member.status = 'active'
  ORDER BY member.created_at, member.person_id LIMIT 1`;

const FIND_MEMBERSHIP = `
  SELECT mine.role, ${SHOP_COUNT} FROM ${MembershipEntity.options.name} AS mine
  WHERE mine.tenant_id = $1 AND mine.person_id = $2 AND mine.status = 'active'`;

const ADMIT = statement(`
  SELECT ${ACQUAINTANCE}
  FROM (VALUES (true)) AS one ${acquaintedWith({ channel: "$1", botId: "$2", chatId: "$3", userId: "$4" })}`);
