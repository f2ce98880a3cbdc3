import type { LiveSession, Logins } from "../../core/ports/logins.ts";
import { webChat } from "../../core/login/web-chat.ts";
import { LoginSessionEntity } from "../entities/login-entities.ts";
import { managerOf } from "../transactions.ts";

/** Sessions as a browser shows them, and the chat that goes with them. */
export const BROWSER_SESSIONS: Pick<Logins, "findBrowserSession" | "openWebChat"> = {
  async findBrowserSession(tx, browserHash) {
    const [row] = await managerOf(tx).query<[(LiveSession & { isStale: boolean })?]>(FIND_BROWSER_SESSION, [
      Buffer.from(browserHash),
    ]);
    if (row === undefined) return undefined;
    const { id, personId, isStale } = row;
    if (isStale) await managerOf(tx).query(PROLONG, [id, SESSION_LIVES_SECONDS]);
    return { id, personId };
  },
  async openWebChat(tx, newId, personId, fromChatId) {
    const { channel, botId, chatId } = webChat(personId);
    await managerOf(tx).query(OPEN_WEB_IDENTITY, [channel, botId, chatId, personId]);
    await managerOf(tx).query(OPEN_WEB_CHAT, [newId, channel, botId, chatId, fromChatId ?? null]);
  },
};

const SESSION_LIVES_SECONDS = 30 * 24 * 3_600;
const SESSION = LoginSessionEntity.options.name;
const FIND_BROWSER_SESSION = `
  SELECT session.id, session.person_id AS "personId",
    session.used_at < clock_timestamp() - interval '1 day' AS "isStale"
  FROM ${SESSION} AS session WHERE session.browser_hash = $1 AND session.ended_at IS NULL AND session.expires_at > clock_timestamp()`;

const OPEN_WEB_IDENTITY = `
  INSERT INTO chat_identity (channel, bot_id, user_id, person_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

const OPEN_WEB_CHAT = `
  INSERT INTO chat (id, channel, bot_id, chat_id, active_tenant_id, active_location_id)
  SELECT $1, $2, $3, $4, origin.active_tenant_id, origin.active_location_id
  FROM (VALUES (true)) AS one LEFT JOIN chat AS origin ON origin.id = $5
  ON CONFLICT (channel, bot_id, chat_id) DO UPDATE SET
    active_tenant_id = COALESCE(excluded.active_tenant_id, chat.active_tenant_id),
    active_location_id = CASE WHEN excluded.active_tenant_id IS NULL THEN chat.active_location_id
      ELSE excluded.active_location_id END`;

const PROLONG = `
  UPDATE ${SESSION} SET used_at = clock_timestamp(), expires_at = clock_timestamp() + $2 * interval '1 second'
  WHERE id = $1 AND ended_at IS NULL`;
