import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an operator looks for is rare among millions of rows: it is found without reading the rest. */
export class Operator1764300000000 implements MigrationInterface {
  readonly name = "Operator1764300000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX inbound_event_failed, outbox_message_given_up, chat_active_tenant");
  }
}

const UP = [
  `CREATE INDEX inbound_event_failed ON inbound_event (id) WHERE state = 'failed'`,
  `CREATE INDEX outbox_message_given_up ON outbox_message (id) WHERE state IN ('failed', 'unknown')`,
  `CREATE INDEX chat_active_tenant ON chat (active_tenant_id)`,
];
