import type { MigrationInterface, QueryRunner } from "typeorm";

/** When each chat gets its morning message, and which it was given. */
export class Digest1764200000000 implements MigrationInterface {
  readonly name = "Digest1764200000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE digest_run");
    await runner.query("DROP TABLE digest_schedule");
  }
}

const UP = [
  `CREATE TABLE digest_schedule (
    tenant_id uuid NOT NULL REFERENCES tenant,
    chat_id uuid NOT NULL REFERENCES chat,
    person_id uuid NOT NULL REFERENCES person,
    time_zone text NOT NULL,
    day_cutoff_minutes smallint NOT NULL,
    send_at_minutes smallint NOT NULL CHECK (send_at_minutes BETWEEN 0 AND 1439),
    weekdays smallint[] NOT NULL,
    enabled boolean NOT NULL,
    next_digest_at timestamptz,
    CHECK (enabled = (next_digest_at IS NOT NULL)),
    PRIMARY KEY (tenant_id, chat_id)
  )`,
  `CREATE INDEX digest_schedule_due ON digest_schedule (next_digest_at) WHERE enabled`,
  // The day that is told of is part of the key: whatever restarts or clocks do, it is told once.
  `CREATE TABLE digest_run (
    tenant_id uuid NOT NULL,
    chat_id uuid NOT NULL,
    business_date date NOT NULL,
    due_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'written', 'late')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, chat_id, business_date),
    FOREIGN KEY (tenant_id, chat_id) REFERENCES digest_schedule
  )`,
  `CREATE INDEX digest_run_pending ON digest_run (created_at) WHERE state = 'pending'`,
];
