import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is old enough to be forgotten is found without reading the rest. */
export class Retention1764500000000 implements MigrationInterface {
  readonly name = "Retention1764500000000";
  /** A table that is written all day is not locked for the time its index takes, which a transaction would need. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // An earlier try that was broken off leaves an index that nobody may use.
    await runner.query("DROP INDEX CONCURRENTLY IF EXISTS outbox_message_age");
    await runner.query(
      "CREATE INDEX CONCURRENTLY outbox_message_age ON outbox_message (created_at) WHERE state <> 'pending'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX outbox_message_age");
  }
}
