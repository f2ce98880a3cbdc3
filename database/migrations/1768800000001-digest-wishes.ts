import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";

/** What a chat wants of its morning message, and messages of another kind by the same runs: alerts. */
export class DigestWishes1768800000001 implements MigrationInterface {
  readonly name = "DigestWishes1768800000001";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await isolateTenant(runner, "alert", "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE digest_schedule ADD COLUMN form text NOT NULL DEFAULT 'full' CHECK (form IN ('full', 'short'))`,
  `ALTER TABLE digest_schedule ADD COLUMN weekly boolean NOT NULL DEFAULT true`,
  `ALTER TABLE digest_schedule ADD COLUMN monthly boolean NOT NULL DEFAULT true`,
  `ALTER TABLE digest_schedule ADD COLUMN tips boolean NOT NULL DEFAULT true`,
  `ALTER TABLE digest_schedule ADD COLUMN alerts boolean NOT NULL DEFAULT true`,
  // Long past: the first tick sets the time by the chat's own clock, and is too late to tell anything.
  `ALTER TABLE digest_schedule ADD COLUMN next_alert_at timestamptz NOT NULL DEFAULT 'epoch'`,
  `CREATE INDEX digest_schedule_alert ON digest_schedule (next_alert_at) WHERE alerts`,
  `ALTER TABLE digest_run ADD COLUMN kind text NOT NULL DEFAULT 'morning' CHECK (kind IN ('morning', 'alert'))`,
  `ALTER TABLE digest_run DROP CONSTRAINT digest_run_pkey`,
  `ALTER TABLE digest_run ADD PRIMARY KEY (tenant_id, chat_id, business_date, kind)`,
  `ALTER TABLE digest_run DROP CONSTRAINT digest_run_state_check`,
  `ALTER TABLE digest_run ADD CHECK (state IN ('pending', 'written', 'late', 'quiet'))`,
  // What was told, so that it is not told again soon. A debtor is an id: names can be erased.
  `CREATE TABLE alert (
    tenant_id uuid NOT NULL REFERENCES tenant,
    about text NOT NULL,
    told_on date NOT NULL,
    PRIMARY KEY (tenant_id, about, told_on)
  )`,
];

const DOWN = [
  `DROP TABLE alert`,
  `DELETE FROM digest_run WHERE kind <> 'morning'`,
  `ALTER TABLE digest_run DROP CONSTRAINT digest_run_pkey`,
  `ALTER TABLE digest_run DROP COLUMN kind`,
  `ALTER TABLE digest_run ADD PRIMARY KEY (tenant_id, chat_id, business_date)`,
  `ALTER TABLE digest_run DROP CONSTRAINT digest_run_state_check`,
  `ALTER TABLE digest_run ADD CHECK (state IN ('pending', 'written', 'late'))`,
  ...["form", "weekly", "monthly", "tips", "alerts", "next_alert_at"].map(
    (column) => `ALTER TABLE digest_schedule DROP COLUMN ${column}`,
  ),
];
