import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";

/** Who works where and was asked there by whom, what they agreed to, and what they wish erased. */
export class People1768300000000 implements MigrationInterface {
  readonly name = "People1768300000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const table of TENANT_TABLES) await isolateTenant(runner, table, "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE shared_file DROP COLUMN file_name");
    for (const table of ["erasure", "consent", "invitation", ...TENANT_TABLES]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

const TENANT_TABLES = ["member_name", "audit_event"] as const;

const UP = [
  // What the shop calls its people: "Lan", whatever her chat app says. Apart, so that it can be erased.
  `CREATE TABLE member_name (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    display_name text NOT NULL CHECK (display_name <> ''),
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES membership (tenant_id, person_id)
  )`,
  `CREATE TABLE audit_event (
    tenant_id uuid NOT NULL REFERENCES tenant,
    position bigint GENERATED ALWAYS AS IDENTITY,
    what text NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    subject_id uuid REFERENCES person,
    role text CHECK (role IN ('owner', 'manager', 'cashier', 'accountant')),
    chat_id uuid REFERENCES chat,
    happened_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, position)
  )`,
  `CREATE TABLE invitation (
    code_hash bytea PRIMARY KEY,
    tenant_id uuid NOT NULL REFERENCES tenant,
    role text NOT NULL CHECK (role IN ('owner', 'manager', 'cashier', 'accountant')),
    called text CHECK (called <> ''),
    invited_by uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_by uuid REFERENCES person,
    used_at timestamptz,
    CHECK ((used_by IS NULL) = (used_at IS NULL))
  )`,
  `CREATE INDEX invitation_expiry ON invitation (expires_at)`,
  // One row for every time somebody was asked or said something: what counts is the last one.
  `CREATE TABLE consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    purpose text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'withdrawn')),
    notice text NOT NULL,
    chat_id uuid NOT NULL REFERENCES chat,
    event_id bigint NOT NULL,
    said_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX consent_person ON consent (person_id, purpose, id DESC)`,
  `CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    taken_back_at timestamptz,
    done_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (taken_back_at IS NULL OR done_at IS NULL)
  )`,
  `CREATE UNIQUE INDEX erasure_waiting ON erasure (person_id) WHERE taken_back_at IS NULL AND done_at IS NULL`,
  `ALTER TABLE shared_file ADD COLUMN file_name text CHECK (file_name <> '')`,
];
