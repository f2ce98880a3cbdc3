import type { MigrationInterface, QueryRunner } from "typeorm";

/** Pictures and other files behind links that expire. */
export class SharedFile1765500000000 implements MigrationInterface {
  readonly name = "SharedFile1765500000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE shared_file");
  }
}

const UP = [
  `CREATE TABLE shared_file (
    link_name text PRIMARY KEY CHECK (link_name ~ '^[A-Za-z0-9_-]{22}$'),
    tenant_id uuid REFERENCES tenant,
    media_type text NOT NULL,
    drawing jsonb,
    content bytea,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    CHECK (drawing IS NOT NULL OR content IS NOT NULL)
  )`,
  `CREATE INDEX shared_file_expiry ON shared_file (expires_at)`,
];
