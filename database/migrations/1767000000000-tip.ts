import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";

/** Advice as it was told, and what the owner said to it. */
export class Tip1767000000000 implements MigrationInterface {
  readonly name = "Tip1767000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    await isolateTenant(runner, "tip", "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE tip");
  }
}

const UP = `CREATE TABLE tip (
    tenant_id uuid NOT NULL REFERENCES tenant,
    id uuid NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    told_on date NOT NULL,
    record_count integer NOT NULL,
    recommendation jsonb NOT NULL,
    answer text CHECK (answer IN ('taken', 'later', 'rejected')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, key, told_on)
  )`;
