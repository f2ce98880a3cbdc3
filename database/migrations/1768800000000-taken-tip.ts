import type { MigrationInterface, QueryRunner } from "typeorm";

/** What became of a tip that was taken: since when, by which entry, and what was measured of it. */
export class TakenTip1768800000000 implements MigrationInterface {
  readonly name = "TakenTip1768800000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX tip_taken");
    for (const column of ["answered_on", "entry_id", "effect", "effect_told_on"])
      await runner.query(`ALTER TABLE tip DROP COLUMN ${column}`);
  }
}

const UP = [
  // Null for tips that were answered before anybody measured.
  `ALTER TABLE tip ADD COLUMN answered_on date`,
  `ALTER TABLE tip ADD COLUMN entry_id uuid`,
  `ALTER TABLE tip ADD COLUMN effect jsonb`,
  `ALTER TABLE tip ADD COLUMN effect_told_on date`,
  `CREATE INDEX tip_taken ON tip (tenant_id, answered_on) WHERE answer = 'taken'`,
];
