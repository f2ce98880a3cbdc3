import type { MigrationInterface, QueryRunner } from "typeorm";

/** Codes, links and sessions that a person logs in by. What is secret in them is kept as a hash. */
export class Login1768200000000 implements MigrationInterface {
  readonly name = "Login1768200000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE account_event, login_limit, login_link, refresh_token, login_session, login_code");
    await runner.query("ALTER TABLE person_phone DROP proven_in");
  }
}

const UP = [
  `ALTER TABLE person_phone ADD proven_in uuid REFERENCES chat`,
  `CREATE TABLE login_code (
    id uuid PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('login', 'link', 'prove')),
    phone_e164 text NOT NULL,
    -- Whom it logs in or links to. NULL: nobody has proven the number, and no code opens anything.
    person_id uuid REFERENCES person,
    -- Where it has to be typed, unless it is for the web.
    asked_in uuid REFERENCES chat,
    code_hash bytea NOT NULL,
    tries_left smallint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CHECK ((purpose = 'login') = (asked_in IS NULL))
  )`,
  `CREATE INDEX login_code_chat ON login_code (asked_in, created_at) WHERE asked_in IS NOT NULL`,
  `CREATE INDEX login_code_expiry ON login_code (expires_at)`,
  `CREATE TABLE login_session (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    opened_by text NOT NULL CHECK (opened_by IN ('code', 'link')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_why text CHECK (ended_why IN ('logout', 'logout_everywhere', 'token_reused', 'person_erased')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
  )`,
  `CREATE INDEX login_session_person ON login_session (person_id)`,
  `CREATE INDEX login_session_expiry ON login_session (expires_at)`,
  `CREATE TABLE refresh_token (
    token_hash bytea PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES login_session ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX refresh_token_session ON refresh_token (session_id)`,
  `CREATE TABLE login_link (
    token_hash bytea PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    chat_id uuid NOT NULL REFERENCES chat,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX login_link_expiry ON login_link (expires_at)`,
  // The shape is rate-limiter-flexible's.
  `CREATE TABLE login_limit (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  )`,
  `CREATE TABLE account_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
    channel text,
    -- Ids and codes: no phone number, no name, no address.
    detail jsonb NOT NULL DEFAULT '{}',
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX account_event_person ON account_event (person_id, id)`,
];
