import type { DataSource } from "typeorm";

import type { CodeChat, CodePurpose, CodeTry, LiveSession, Logins, PhoneOwner } from "../../core/ports/logins.ts";
import { PersonPhoneEntity } from "../entities/account-entities.ts";
import {
  AccountEventEntity,
  LoginCodeEntity,
  LoginLinkEntity,
  LoginSessionEntity,
} from "../entities/login-entities.ts";
import { BROWSER_SESSIONS } from "./browser-sessions.ts";
import { managerOf, translateError } from "../transactions.ts";
import { PULLED_CHANNELS } from "./outbox.ts";

/** What an update gives back: the rows, and how many they are. */
type Updated<T> = readonly [rows: readonly T[], count: number];

export const createLogins = (dataSource: DataSource): Logins => ({
  ...PHONES,
  ...CODES,
  ...LINKS,
  ...SESSIONS,
  ...BROWSER_SESSIONS,
  async note(tx, { personId, kind, channel, detail }) {
    await managerOf(tx).insert(AccountEventEntity, { personId, kind, channel: channel ?? null, detail: { ...detail } });
  },
  async forgetExpired() {
    let forgotten = 0;
    try {
      for (const statement of FORGET) forgotten += (await dataSource.query<Updated<unknown>>(statement))[1];
    } catch (error) {
      throw translateError(error);
    }
    return forgotten;
  },
});

const PHONES: Pick<Logins, "findPhone" | "claimPhone" | "provePhone" | "findOwner" | "smsChat"> = {
  async findPhone(tx, personId) {
    const row = await managerOf(tx).findOneBy(PersonPhoneEntity, { personId });
    return row === null ? undefined : { e164: row.phoneE164, isProven: row.provenAt != null };
  },
  async claimPhone(tx, personId, e164) {
    await managerOf(tx).query(CLAIM_PHONE, [personId, e164]);
  },
  async provePhone(tx, personId, e164, chatId) {
    const manager = managerOf(tx);
    // Two who prove one number at once take turns, and the second sees the first.
    await manager.query(LOCK_PHONE, [e164]);
    const owner = await manager.query<{ personId: string }[]>(PROVEN_BY, [e164]);
    if (owner.some((row) => row.personId !== personId)) return false;
    await manager.query(PROVE_PHONE, [personId, e164, chatId]);
    return true;
  },
  async smsChat(tx, newId, e164) {
    const [row] = await managerOf(tx).query<[{ id: string }]>(SMS_CHAT, [newId, e164]);
    return { id: row.id, channel: "sms", botId: "sms" };
  },
  async findOwner(tx, e164) {
    const [row] = await managerOf(tx).query<[OwnerRow?]>(FIND_OWNER, [e164, PULLED_CHANNELS]);
    return row && toOwner(row);
  },
};

interface OwnerRow {
  readonly personId: string;
  readonly language: "vi" | "en" | null;
  readonly chatId: string | null;
  readonly channel: string | null;
  readonly botId: string | null;
}

const toOwner = ({ personId, language, chatId, channel, botId }: OwnerRow): PhoneOwner => ({
  personId,
  ...(language !== null && { language }),
  ...(chatId !== null &&
    channel !== null &&
    botId !== null && { chat: { id: chatId, channel: channel as CodeChat["channel"], botId } }),
});

const CODES: Pick<Logins, "addCode" | "findOpenCode" | "tryCode"> = {
  async addCode(tx, { id, purpose, phoneE164, personId, askedIn, hash }) {
    await managerOf(tx).query(ADD_CODE, [
      id,
      purpose,
      phoneE164,
      personId ?? null,
      askedIn ?? null,
      Buffer.from(hash),
      CODE_TRIES,
      CODE_LIVES_SECONDS,
    ]);
  },
  async findOpenCode(tx, chatId) {
    const [row] = await managerOf(tx).query<[{ id: string; phoneE164: string }?]>(FIND_OPEN_CODE, [chatId]);
    return row;
  },
  async tryCode(tx, id, hash): Promise<CodeTry> {
    const [[row]] = await managerOf(tx).query<Updated<TriedRow>>(TRY_CODE, [id, Buffer.from(hash)]);
    if (row === undefined) return { kind: "refused", triesLeft: 0 };
    const { accepted, personId, purpose, phoneE164, triesLeft } = row;
    if (!accepted || personId === null) return { kind: "refused", triesLeft };
    return { kind: "accepted", purpose, phoneE164, personId };
  },
};

interface TriedRow {
  readonly accepted: boolean;
  readonly personId: string | null;
  readonly purpose: CodePurpose;
  readonly phoneE164: string;
  readonly triesLeft: number;
}

const LINKS: Pick<Logins, "addLink" | "isLinkOpen" | "useLink"> = {
  async addLink(tx, hash, personId, chatId) {
    await managerOf(tx).query(ADD_LINK, [Buffer.from(hash), personId, chatId, LINK_LIVES_SECONDS]);
  },
  async isLinkOpen(tx, hash) {
    return (await managerOf(tx).query<unknown[]>(IS_LINK_OPEN, [Buffer.from(hash)])).length === 1;
  },
  async useLink(tx, hash) {
    const [[row]] = await managerOf(tx).query<Updated<{ personId: string; chatId: string }>>(USE_LINK, [
      Buffer.from(hash),
    ]);
    return row;
  },
};

const SESSIONS: Pick<
  Logins,
  "openSession" | "findSession" | "addRefreshToken" | "useRefreshToken" | "endSession" | "endSessionsOf"
> = {
  async openSession(tx, { id, personId }, openedBy, browserHash) {
    const hash = browserHash === undefined ? null : Buffer.from(browserHash);
    await managerOf(tx).query(OPEN_SESSION, [id, personId, openedBy, SESSION_LIVES_SECONDS, hash]);
  },
  async findSession(tx, sessionId) {
    const [row] = await managerOf(tx).query<[LiveSession?]>(FIND_SESSION, [sessionId]);
    return row;
  },
  async addRefreshToken(tx, sessionId, hash) {
    await managerOf(tx).query(ADD_TOKEN, [Buffer.from(hash), sessionId, SESSION_LIVES_SECONDS]);
    await managerOf(tx).query(PROLONG, [sessionId, SESSION_LIVES_SECONDS]);
  },
  async useRefreshToken(tx, hash) {
    const manager = managerOf(tx);
    const [fresh] = await manager.query<Updated<unknown>>(USE_TOKEN, [Buffer.from(hash)]);
    const [session] = await manager.query<[LiveSession?]>(SESSION_OF_TOKEN, [Buffer.from(hash)]);
    return session && { kind: fresh.length === 1 ? "fresh" : "reused", session };
  },
  async endSession(tx, sessionId, why) {
    await managerOf(tx).query(END_SESSION, [sessionId, why]);
  },
  async endSessionsOf(tx, personId, why) {
    const [, count] = await managerOf(tx).query<Updated<unknown>>(END_SESSIONS, [personId, why]);
    return count;
  },
};

const CODE_TRIES = 5;
const CODE_LIVES_SECONDS = 120;
const LINK_LIVES_SECONDS = 300;
const SESSION_LIVES_SECONDS = 30 * 24 * 3_600;

const PHONE = PersonPhoneEntity.options.name;
const CODE = LoginCodeEntity.options.name;
const LINK = LoginLinkEntity.options.name;
const SESSION = LoginSessionEntity.options.name;

const CLAIM_PHONE = `
  INSERT INTO ${PHONE} AS phone (person_id, phone_e164) VALUES ($1, $2)
  ON CONFLICT (person_id) DO UPDATE SET phone_e164 = $2, claimed_at = now() WHERE phone.proven_at IS NULL`;

const LOCK_PHONE = `SELECT pg_advisory_xact_lock(hashtextextended('phone|' || $1, 0))`;

const PROVEN_BY = `SELECT person_id AS "personId" FROM ${PHONE} WHERE phone_e164 = $1 AND proven_at IS NOT NULL`;

const PROVE_PHONE = `
  INSERT INTO ${PHONE} (person_id, phone_e164, proven_at, proven_in) VALUES ($1, $2, now(), $3)
  ON CONFLICT (person_id) DO UPDATE SET phone_e164 = $2, proven_at = now(), proven_in = $3`;

const FIND_OWNER = `
  SELECT person.id AS "personId", person.language, chat.id AS "chatId", chat.channel, chat.bot_id AS "botId"
  FROM ${PHONE} AS phone JOIN person ON person.id = phone.person_id
    LEFT JOIN chat ON chat.id = phone.proven_in AND chat.state = 'open' AND chat.channel <> ALL($2)
  WHERE phone.phone_e164 = $1 AND phone.proven_at IS NOT NULL`;

// The update changes nothing, and makes the row come back.
const SMS_CHAT = `
  INSERT INTO chat (id, channel, bot_id, chat_id) VALUES ($1, 'sms', 'sms', $2)
  ON CONFLICT (channel, bot_id, chat_id) DO UPDATE SET chat_id = excluded.chat_id RETURNING id`;

const ADD_CODE = `
  INSERT INTO ${CODE} (id, purpose, phone_e164, person_id, asked_in, code_hash, tries_left, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 second')`;

const OPEN = `used_at IS NULL AND tries_left > 0 AND expires_at > clock_timestamp()`;

const FIND_OPEN_CODE = `
  SELECT id, phone_e164 AS "phoneE164" FROM ${CODE} WHERE asked_in = $1 AND ${OPEN} ORDER BY created_at DESC LIMIT 1`;

// Of many at once each waits for the row, and looks again at what the one before has left of it.
const TRY_CODE = `
  UPDATE ${CODE} SET tries_left = tries_left - 1,
    used_at = CASE WHEN code_hash = $2 AND person_id IS NOT NULL THEN clock_timestamp() END
  WHERE id = $1 AND ${OPEN}
  RETURNING used_at IS NOT NULL AS accepted, person_id AS "personId", purpose, phone_e164 AS "phoneE164",
    tries_left AS "triesLeft"`;

const ADD_LINK = `
  INSERT INTO ${LINK} (token_hash, person_id, chat_id, expires_at)
  VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 second')`;

const IS_LINK_OPEN = `SELECT 1 FROM ${LINK} WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()`;

const USE_LINK = `
  UPDATE ${LINK} SET used_at = clock_timestamp()
  WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
  RETURNING person_id AS "personId", chat_id AS "chatId"`;

const OPEN_SESSION = `
  INSERT INTO ${SESSION} (id, person_id, opened_by, expires_at, browser_hash)
  VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 second', $5)`;

const LIVE = `session.ended_at IS NULL AND session.expires_at > clock_timestamp()`;

const FIND_SESSION = `
  SELECT session.id, session.person_id AS "personId" FROM ${SESSION} AS session WHERE session.id = $1 AND ${LIVE}`;

const ADD_TOKEN = `
  INSERT INTO refresh_token (token_hash, session_id, expires_at)
  VALUES ($1, $2, clock_timestamp() + $3 * interval '1 second')`;

const PROLONG = `
  UPDATE ${SESSION} SET used_at = clock_timestamp(), expires_at = clock_timestamp() + $2 * interval '1 second'
  WHERE id = $1 AND ended_at IS NULL`;

const USE_TOKEN = `
  UPDATE refresh_token SET used_at = clock_timestamp()
  WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING session_id`;

const SESSION_OF_TOKEN = `
  SELECT session.id, session.person_id AS "personId"
  FROM refresh_token AS token JOIN ${SESSION} AS session ON session.id = token.session_id
  WHERE token.token_hash = $1 AND token.used_at IS NOT NULL AND ${LIVE}`;

const END_SESSION = `
  UPDATE ${SESSION} SET ended_at = clock_timestamp(), ended_why = $2 WHERE id = $1 AND ended_at IS NULL`;

const END_SESSIONS = `
  UPDATE ${SESSION} SET ended_at = clock_timestamp(), ended_why = $2 WHERE person_id = $1 AND ended_at IS NULL RETURNING id`;

/** A token that comes again is known as long as its session could have lived. */
const FORGET = [
  `DELETE FROM ${CODE} WHERE expires_at < clock_timestamp() - interval '1 hour'`,
  `DELETE FROM ${LINK} WHERE expires_at < clock_timestamp() - interval '1 hour'`,
  `DELETE FROM ${SESSION} WHERE expires_at < clock_timestamp() - interval '1 day'`,
  `DELETE FROM login_limit WHERE expire < extract(epoch FROM clock_timestamp() - interval '1 hour') * 1000`,
];
