import type { MigrationInterface, QueryRunner } from "typeorm";

/** The tables of the platform: who writes through which chat, what came in and what goes out. */
export class WayOfAMessage1764000000000 implements MigrationInterface {
  readonly name = "WayOfAMessage1764000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  "inbound_event",
  "person",
  "person_name",
  "person_phone",
  "chat_identity",
  "chat",
  "outbox_message",
] as const;

const UP = [
  `CREATE TABLE inbound_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_key text NOT NULL,
    channel text NOT NULL,
    bot_id text NOT NULL,
    event_id text NOT NULL,
    chat_id text NOT NULL,
    user_id text NOT NULL,
    display_name text,
    content jsonb,
    sent_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'processed', 'failed')),
    attempts smallint NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_error_code text,
    done_at timestamptz,
    CHECK ((state = 'pending') = (done_at IS NULL)),
    CHECK (state <> 'pending' OR content IS NOT NULL),
    UNIQUE (channel, bot_id, event_id)
  )`,
  // The head of a chat's line, and the sweep's view of all lines.
  `CREATE INDEX inbound_event_line ON inbound_event (chat_key, id) WHERE state = 'pending'`,
  `CREATE INDEX inbound_event_neglected ON inbound_event (next_attempt_at) WHERE state = 'pending'`,
  // A chat read backwards, and the retention of raw text.
  `CREATE INDEX inbound_event_chat ON inbound_event (chat_key, created_at)`,
  `CREATE INDEX inbound_event_age ON inbound_event (created_at) WHERE content IS NOT NULL`,

  `CREATE TABLE person (
    id uuid PRIMARY KEY,
    language text CHECK (language IN ('vi', 'en')),
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz
  )`,
  `CREATE TABLE person_name (
    person_id uuid PRIMARY KEY REFERENCES person,
    display_name text NOT NULL CHECK (display_name <> '')
  )`,
  `CREATE TABLE person_phone (
    person_id uuid PRIMARY KEY REFERENCES person,
    phone_e164 text NOT NULL CHECK (phone_e164 ~ '^\\+[1-9][0-9]{7,14}$'),
    claimed_at timestamptz NOT NULL DEFAULT now(),
    proven_at timestamptz
  )`,
  // Anybody can claim a number; one person at most can have proven it.
  `CREATE UNIQUE INDEX person_phone_proven ON person_phone (phone_e164) WHERE proven_at IS NOT NULL`,
  `CREATE TABLE chat_identity (
    channel text NOT NULL,
    bot_id text NOT NULL,
    user_id text NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel, bot_id, user_id)
  )`,
  `CREATE INDEX chat_identity_person ON chat_identity (person_id)`,
  `CREATE TABLE chat (
    id uuid PRIMARY KEY,
    channel text NOT NULL,
    bot_id text NOT NULL,
    chat_id text NOT NULL,
    active_tenant_id uuid,
    active_location_id uuid,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'gone', 'blocked')),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((active_tenant_id IS NULL) = (active_location_id IS NULL)),
    UNIQUE (channel, bot_id, chat_id)
  )`,

  `CREATE TABLE outbox_message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_id uuid NOT NULL REFERENCES chat,
    tenant_id uuid,
    key text NOT NULL UNIQUE,
    event_id bigint,
    book_entry_id uuid,
    message jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX outbox_message_chat ON outbox_message (chat_id, id)`,
  `CREATE INDEX outbox_message_chat_age ON outbox_message (chat_id, created_at)`,
];
