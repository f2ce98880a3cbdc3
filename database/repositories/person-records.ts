import type { EntityManager } from "typeorm";

import type { Language } from "../../core/ports/accounts.ts";
import type { PersonRecord, PersonRecords } from "../../core/ports/privacy.ts";
import { managerOf } from "../transactions.ts";
import { JOINED_PERSONS } from "./joined-persons.ts";

export const createPersonRecords = (): PersonRecords => ({
  collect: (tx, personId) => collect(managerOf(tx), personId),
  async countToday(tx, personId, kind) {
    const [row] = await managerOf(tx).query<[{ count: number }]>(COUNT_TODAY, [personId, kind]);
    return row.count;
  },
});

async function collect(manager: EntityManager, personId: string): Promise<PersonRecord> {
  const ids = await manager.query<{ id: string }[]>(JOINED_PERSONS, [personId]);
  const personIds = ids.map(({ id }) => id);
  const rows = <T>(sql: string): Promise<T[]> => manager.query<T[]>(sql, [personIds]);
  const [person] = await manager.query<[{ language: Language | null; since: Date }]>(PERSON, [personId]);
  const names = await rows<{ name: string }>(NAMES);
  const events = await rows<{ at: Date; kind: string; channel: string | null }>(EVENTS);
  return {
    personIds,
    names: names.map(({ name }) => name),
    ...(person.language !== null && { language: person.language }),
    since: person.since,
    phones: await rows<PersonRecord["phones"][number]>(PHONES),
    chats: await rows<PersonRecord["chats"][number]>(CHATS),
    messages: await rows<PersonRecord["messages"][number]>(MESSAGES),
    consents: await rows<PersonRecord["consents"][number]>(CONSENTS),
    events: events.map(({ channel, ...event }) => ({ ...event, ...(channel !== null && { channel }) })),
    memberships: await rows<PersonRecord["memberships"][number]>(MEMBERSHIPS),
  };
}

const PERSON = `SELECT language, created_at AS since FROM person WHERE id = $1`;

const NAMES = `SELECT display_name AS name FROM person_name WHERE person_id = ANY($1) ORDER BY 1`;

const PHONES = `
  SELECT phone_e164 AS e164, proven_at IS NOT NULL AS "isProven", claimed_at AS since
  FROM person_phone WHERE person_id = ANY($1) ORDER BY claimed_at`;

const CHATS = `
  SELECT channel, user_id AS "userId", created_at AS since FROM chat_identity WHERE person_id = ANY($1) ORDER BY created_at`;

const OWN_CHATS = `
  SELECT chat.id, chat.channel, chat.channel || '|' || chat.bot_id || '|' || chat.chat_id AS key
  FROM chat_identity AS identity JOIN chat ON chat.channel = identity.channel AND chat.bot_id = identity.bot_id
    AND chat.chat_id = identity.user_id
  WHERE identity.person_id = ANY($1)`;

const MESSAGES = `
  WITH own AS (${OWN_CHATS})
  SELECT * FROM (
    SELECT event.sent_at AS at, own.channel, 'person' AS from,
      COALESCE(event.content->>'text', event.content->>'label', event.content->>'caption', event.content->>'name',
        event.content->>'phone', '') AS text
    FROM own JOIN inbound_event AS event ON event.chat_key = own.key WHERE event.content IS NOT NULL
    UNION ALL
    SELECT message.created_at, own.channel, 'book', message.message->>'text'
    FROM own JOIN outbox_message AS message ON message.chat_id = own.id) AS both_sides
  ORDER BY at`;

const CONSENTS = `
  SELECT purpose, state, notice, said_at AS at FROM consent WHERE person_id = ANY($1) ORDER BY id`;

const EVENTS = `SELECT at, kind, channel FROM account_event WHERE person_id = ANY($1) ORDER BY id`;

/** What was handed over when two persons became one is counted once, as it stands. */
const MEMBERSHIPS = `
  SELECT DISTINCT ON (tenant_id) tenant_id AS "tenantId", role, status = 'active' AS "isActive", created_at AS since
  FROM membership WHERE person_id = ANY($1) ORDER BY tenant_id, status, created_at`;

const COUNT_TODAY = `
  SELECT count(*)::int AS count FROM account_event
  WHERE person_id = $1 AND kind = $2 AND at > clock_timestamp() - interval '1 day'`;
