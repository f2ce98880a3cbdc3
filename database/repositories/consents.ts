import type { DataSource } from "typeorm";

import type { Consents, ConsentPurpose, ConsentState } from "../../core/ports/privacy.ts";
import { ConsentEntity } from "../entities/people-entities.ts";
import { InboundEventEntity } from "../entities/way-entities.ts";
import { managerOf, translateError } from "../transactions.ts";

export const createConsents = (dataSource: DataSource): Consents => ({
  async note(tx, { personId, purpose, state, notice, chatId, eventId, at }) {
    const said = { personId, purpose, state, notice, chatId, eventId, saidAt: at };
    await managerOf(tx).insert(ConsentEntity, said);
  },
  async lastOf(tx, personId) {
    const rows = await managerOf(tx).query<{ purpose: ConsentPurpose; state: ConsentState }[]>(LAST, [personId]);
    return Object.fromEntries(rows.map(({ purpose, state }) => [purpose, state]));
  },
  async forgetTexts(tx, personId) {
    await managerOf(tx).query(FORGET_TEXTS, [personId]);
  },
  async forgetPhone(tx, personId) {
    const manager = managerOf(tx);
    await manager.query(END_SESSIONS, [personId]);
    for (const sql of FORGET_PHONE) await manager.query(sql, [personId]);
  },
  async forgetUnagreed(olderThanHours) {
    try {
      return await forgetUnagreed(dataSource, olderThanHours);
    } catch (error) {
      throw translateError(error);
    }
  },
});

const PAGE = 2_000;

/** Goes through what is old enough by its age, a page a transaction, and leaves what was agreed to. */
async function forgetUnagreed(dataSource: DataSource, olderThanHours: number): Promise<number> {
  let forgotten = 0;
  for (let [at, id] = ["-infinity", "0"]; ;) {
    const [page] = await dataSource.query<[PageRow]>(FORGET_UNAGREED, [olderThanHours, at, id, PAGE]);
    forgotten += page.forgotten;
    if (page.lastAt === null || page.lastId === null) return forgotten;
    [at, id] = [page.lastAt, page.lastId];
  }
}

interface PageRow {
  readonly forgotten: number;
  /** Text, since a Date has no microseconds. */
  readonly lastAt: string | null;
  readonly lastId: string | null;
}

const [CONSENT, INBOUND] = [ConsentEntity, InboundEventEntity].map(({ options }) => options.name) as [string, string];

const LAST = `
  SELECT DISTINCT ON (purpose) purpose, state FROM ${CONSENT} WHERE person_id = $1 ORDER BY purpose, id DESC`;

// Chats that the platform names like their one person are found by their index, groups among those with consents.
const FORGET_TEXTS = `
  UPDATE ${INBOUND} AS event SET content = NULL, display_name = NULL
  FROM chat_identity AS identity
  WHERE identity.person_id = $1 AND event.channel = identity.channel AND event.bot_id = identity.bot_id
    AND event.user_id = identity.user_id AND event.state <> 'pending' AND event.content IS NOT NULL
    AND event.chat_key IN (
      SELECT identity.channel || '|' || identity.bot_id || '|' || identity.user_id
      UNION SELECT chat.channel || '|' || chat.bot_id || '|' || chat.chat_id FROM ${CONSENT} AS said
        JOIN chat ON chat.id = said.chat_id WHERE said.person_id = $1)`;

const END_SESSIONS = `
  UPDATE login_session SET ended_at = clock_timestamp(), ended_why = 'logout_everywhere'
  WHERE person_id = $1 AND ended_at IS NULL`;

const FORGET_PHONE = [
  `DELETE FROM login_code WHERE phone_e164 IN (SELECT phone_e164 FROM person_phone WHERE person_id = $1)`,
  `DELETE FROM person_phone WHERE person_id = $1`,
];

const FORGET_UNAGREED = `
  WITH page AS MATERIALIZED (
    SELECT id, created_at, channel, bot_id, user_id FROM ${INBOUND}
    WHERE content IS NOT NULL AND state <> 'pending' AND (created_at, id) > ($2::timestamptz, $3::bigint)
      AND created_at < clock_timestamp() - $1 * interval '1 hour'
    ORDER BY created_at, id LIMIT $4),
  unagreed AS (
    SELECT page.id FROM page
      LEFT JOIN chat_identity AS identity
        ON identity.channel = page.channel AND identity.bot_id = page.bot_id AND identity.user_id = page.user_id
    WHERE (SELECT said.state FROM ${CONSENT} AS said
      WHERE said.person_id = identity.person_id AND said.purpose = 'messages'
      ORDER BY said.id DESC LIMIT 1) IS DISTINCT FROM 'given'),
  bared AS (
    UPDATE ${INBOUND} SET content = NULL, display_name = NULL WHERE id IN (SELECT id FROM unagreed) RETURNING id)
  SELECT (SELECT count(*)::int FROM bared) AS forgotten, last.created_at::text AS "lastAt", last.id::text AS "lastId"
  FROM (VALUES (true)) AS one
    LEFT JOIN (SELECT created_at, id FROM page ORDER BY created_at DESC, id DESC LIMIT 1) AS last ON true`;
