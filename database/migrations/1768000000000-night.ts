import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";

/** What is worked out for each shop when its day is over: when, whether it was done, and what was found. */
export class Night1768000000000 implements MigrationInterface {
  readonly name = "Night1768000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await isolateTenant(runner, "insight", "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["insight", "night_run", "night_schedule"]) await runner.query(`DROP TABLE ${table}`);
  }
}

const UP = [
  // Shops that were there before get a row within the hour, when the nights are tended; so do those that the program
  // before still opens while this one is put in.
  `CREATE TABLE night_schedule (
    tenant_id uuid PRIMARY KEY REFERENCES tenant,
    time_zone text NOT NULL,
    day_cutoff_minutes smallint NOT NULL,
    next_night_at timestamptz NOT NULL
  )`,
  `CREATE INDEX night_schedule_due ON night_schedule (next_night_at)`,
  // The closed day and the step are the key: whatever restarts or clocks do, each is put in once.
  `CREATE TABLE night_run (
    tenant_id uuid NOT NULL REFERENCES night_schedule,
    business_date date NOT NULL,
    step text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'passed_over', 'failed')),
    attempts smallint NOT NULL DEFAULT 0,
    error_code text,
    due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, business_date, step)
  )`,
  `CREATE INDEX night_run_pending ON night_run (due_at) WHERE state = 'pending'`,
  `CREATE INDEX night_run_failed ON night_run (created_at) WHERE state = 'failed'`,
  `CREATE TABLE insight (
    tenant_id uuid NOT NULL REFERENCES tenant,
    business_date date NOT NULL,
    about text NOT NULL,
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, business_date, about)
  )`,
];
