import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the pushed channels need: who replied to what, and what became of each message that went out. */
export class Delivery1764100000000 implements MigrationInterface {
  readonly name = "Delivery1764100000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE inbound_event
    ADD chat_kind text NOT NULL DEFAULT 'private' CHECK (chat_kind IN ('private', 'group')),
    ADD message_id text,
    ADD reply_to_message_id text`,
  `CREATE INDEX inbound_event_message ON inbound_event (chat_key, message_id) WHERE message_id IS NOT NULL`,
  // Before this, every chat was pulled: its messages are kept for the door to read, and nobody sends them.
  `ALTER TABLE outbox_message
    ADD kind text NOT NULL DEFAULT 'reply' CHECK (kind IN ('reply', 'push')),
    ADD state text NOT NULL DEFAULT 'kept'
      CHECK (state IN ('kept', 'pending', 'sent', 'unknown', 'failed', 'dropped')),
    ADD attempts smallint NOT NULL DEFAULT 0,
    ADD next_send_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD done_at timestamptz,
    ADD platform_message_id text,
    ADD last_error_code text,
    ADD CHECK ((state IN ('kept', 'pending')) = (done_at IS NULL))`,
  `CREATE INDEX outbox_message_line ON outbox_message (chat_id, id) WHERE state = 'pending'`,
  `CREATE INDEX outbox_message_due ON outbox_message (next_send_at) WHERE state = 'pending'`,
  `CREATE INDEX outbox_message_platform ON outbox_message (chat_id, platform_message_id)
    WHERE platform_message_id IS NOT NULL`,
  `ALTER TABLE chat
    ADD kind text NOT NULL DEFAULT 'private' CHECK (kind IN ('private', 'group')),
    ADD sending_until timestamptz,
    ADD next_send_at timestamptz NOT NULL DEFAULT clock_timestamp()`,
  `CREATE TABLE bot_month (
    channel text NOT NULL,
    bot_id text NOT NULL,
    month date NOT NULL,
    sent_count integer NOT NULL DEFAULT 0,
    PRIMARY KEY (channel, bot_id, month)
  )`,
];

const DOWN = [
  `DROP TABLE bot_month`,
  `ALTER TABLE chat DROP kind, DROP sending_until, DROP next_send_at`,
  `DROP INDEX outbox_message_platform, outbox_message_due, outbox_message_line`,
  `ALTER TABLE outbox_message DROP kind, DROP state, DROP attempts, DROP next_send_at, DROP done_at,
    DROP platform_message_id, DROP last_error_code`,
  `DROP INDEX inbound_event_message`,
  `ALTER TABLE inbound_event DROP chat_kind, DROP message_id, DROP reply_to_message_id`,
];
