import type { EntityManager } from "typeorm";

import type { ErasureResult } from "../../core/ports/privacy.ts";
import { withValues } from "../named-values.ts";
import { eraseInShop } from "./erase-in-shop.ts";
import { JOINED_PERSONS } from "./joined-persons.ts";

interface ChatRow {
  readonly id: string;
  readonly key: string;
  readonly isPrivate: boolean;
}

/**
 * Erases who asked for it, if that still waits: one transaction that leaves ids, times and the book, and nothing that
 * tells who it was. Whoever writes again is a stranger.
 */
export async function erasePerson(manager: EntityManager, erasureId: string, now: Date): Promise<ErasureResult> {
  const [erasure] = await manager.query<[{ personId: string }?]>(TAKE, [erasureId]);
  if (erasure === undefined) return "not_waiting";
  const rows = await manager.query<{ id: string }[]>(JOINED_PERSONS, [erasure.personId]);
  const persons = rows.map(({ id }) => id);
  const parts = await manager.query<{ tenantId: string }[]>(SHOPS, [persons]);
  const tenants = parts.map(({ tenantId }) => tenantId);
  const chats = await chatsOf(manager, persons, tenants);
  if (!(await holdAll(manager, chats))) return "busy";
  for (const tenantId of tenants) await eraseInShop(manager, tenantId, { persons, now });
  const own = chats.filter(({ isPrivate }) => isPrivate);
  const values = {
    persons,
    chats: own.map(({ id }) => id),
    keys: own.map(({ key }) => key),
    allKeys: chats.map(({ key }) => key),
  };
  for (const statement of ERASE) await manager.query(...withValues(statement, values));
  await manager.query(DONE, [erasureId, now]);
  return "done";
}

/** Chats with the person alone, their numbers as places to send to, and the groups in which they entered something. */
async function chatsOf(
  manager: EntityManager,
  persons: readonly string[],
  tenants: readonly string[],
): Promise<ChatRow[]> {
  const entered: string[] = [];
  for (const tenantId of tenants) {
    await manager.query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
    const rows = await manager.query<{ id: string }[]>(ENTERED_IN, [tenantId, persons]);
    entered.push(...rows.map(({ id }) => id));
  }
  return manager.query<ChatRow[]>(CHATS, [persons, entered]);
}

/** As answering a message does. False where somebody writes there, or is written to, at this moment. */
async function holdAll(manager: EntityManager, chats: readonly ChatRow[]): Promise<boolean> {
  for (const { key, id } of chats) {
    const [hold] = await manager.query<[{ isFree: boolean }]>(HOLD, [key, id]);
    if (!hold.isFree) return false;
  }
  return true;
}

const TAKE = `
  SELECT person_id AS "personId" FROM erasure
  WHERE id = $1 AND taken_back_at IS NULL AND done_at IS NULL FOR UPDATE`;

const SHOPS = `SELECT DISTINCT tenant_id AS "tenantId" FROM membership WHERE person_id = ANY($1) ORDER BY 1`;

const ENTERED_IN = `SELECT DISTINCT chat_id AS id FROM entry WHERE tenant_id = $1 AND person_id = ANY($2)`;

const CHATS = `
  SELECT chat.id, chat.channel || '|' || chat.bot_id || '|' || chat.chat_id AS key, own.is_own AS "isPrivate"
  FROM chat, LATERAL (SELECT
      EXISTS (SELECT FROM chat_identity AS identity WHERE identity.person_id = ANY($1)
        AND identity.channel = chat.channel AND identity.bot_id = chat.bot_id AND identity.user_id = chat.chat_id)
      OR (chat.channel = 'sms' AND chat.chat_id IN (SELECT phone_e164 FROM person_phone WHERE person_id = ANY($1)))
      AS is_own) AS own
  WHERE chat.id = ANY($2) OR chat.id IN (
    SELECT chat.id FROM chat JOIN chat_identity AS identity ON identity.channel = chat.channel
      AND identity.bot_id = chat.bot_id AND identity.user_id = chat.chat_id WHERE identity.person_id = ANY($1)
    UNION SELECT chat.id FROM chat JOIN person_phone AS phone ON chat.channel = 'sms' AND chat.bot_id = 'sms'
      AND chat.chat_id = phone.phone_e164 WHERE phone.person_id = ANY($1))
  ORDER BY chat.id`;

const HOLD = `
  SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))
    AND NOT EXISTS (SELECT FROM inbound_event WHERE chat_key = $1 AND state = 'pending')
    AND NOT EXISTS (SELECT FROM chat WHERE id = $2 AND sending_until >= clock_timestamp()) AS "isFree"`;

const DONE = `UPDATE erasure SET done_at = $2 WHERE id = $1`;

const PHONES = `(SELECT phone_e164 FROM person_phone WHERE person_id = ANY(:persons))`;

/** `:chats` are those with the person alone, `:keys` what messages call them, `:allKeys` the groups' too. */
const ERASE = [
  `DELETE FROM shared_file WHERE link_name IN (
    SELECT COALESCE(message->'picture'->>'linkName', message->'document'->>'linkName') FROM outbox_message
    WHERE chat_id = ANY(:chats))`,
  `DELETE FROM outbox_message WHERE chat_id = ANY(:chats)`,
  `UPDATE inbound_event AS event SET content = NULL, display_name = NULL, user_id = 'erased'
    FROM chat_identity AS identity
    WHERE identity.person_id = ANY(:persons) AND event.chat_key = ANY(:allKeys) AND NOT event.chat_key = ANY(:keys)
      AND event.channel = identity.channel AND event.bot_id = identity.bot_id AND event.user_id = identity.user_id`,
  `DELETE FROM inbound_event WHERE chat_key = ANY(:keys)`,
  `DELETE FROM digest_run WHERE chat_id = ANY(:chats)`,
  `DELETE FROM digest_schedule WHERE chat_id = ANY(:chats) OR person_id = ANY(:persons)`,
  `DELETE FROM login_code WHERE person_id = ANY(:persons) OR asked_in = ANY(:chats) OR phone_e164 IN ${PHONES}`,
  `DELETE FROM login_limit WHERE EXISTS (SELECT FROM unnest(ARRAY${PHONES} || :chats::text[]) AS own
    WHERE position(own IN key) > 0)`,
  `DELETE FROM login_link WHERE person_id = ANY(:persons)`,
  `DELETE FROM login_session WHERE person_id = ANY(:persons)`,
  `DELETE FROM invitation WHERE invited_by = ANY(:persons) AND used_at IS NULL`,
  `UPDATE invitation SET called = NULL WHERE invited_by = ANY(:persons) OR used_by = ANY(:persons)`,
  `DELETE FROM person_phone WHERE person_id = ANY(:persons)`,
  `DELETE FROM person_name WHERE person_id = ANY(:persons)`,
  `DELETE FROM chat_identity WHERE person_id = ANY(:persons)`,
  `UPDATE chat SET chat_id = 'erased:' || id, state = 'gone', active_tenant_id = NULL, active_location_id = NULL
    WHERE id = ANY(:chats)`,
  `UPDATE person SET erased_at = clock_timestamp(), language = NULL WHERE id = ANY(:persons)`,
  `INSERT INTO account_event (person_id, kind) SELECT id, 'erased' FROM unnest(:persons::uuid[]) AS id`,
];
