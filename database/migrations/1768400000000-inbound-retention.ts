import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * From here on the program deletes what came in long ago: the right to do so is given after any migration
 * (grant-privileges.ts), and the room is to be taken up again before a fifth of the table is dead.
 */
export class InboundRetention1768400000000 implements MigrationInterface {
  readonly name = "InboundRetention1768400000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE inbound_event SET (autovacuum_vacuum_scale_factor = 0.02)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE inbound_event RESET (autovacuum_vacuum_scale_factor)");
  }
}
