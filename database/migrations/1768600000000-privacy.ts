import type { MigrationInterface, QueryRunner } from "typeorm";

/** What erasing a person takes: who was joined to whom, who was reminded; and the session of a browser. */
export class Privacy1768600000000 implements MigrationInterface {
  readonly name = "Privacy1768600000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE login_session DROP browser_hash");
    await runner.query("ALTER TABLE erasure DROP reminded_at");
    await runner.query("ALTER TABLE person DROP joined_into");
  }
}

const UP = [
  `ALTER TABLE person ADD joined_into uuid REFERENCES person`,
  `CREATE INDEX person_joined ON person (joined_into) WHERE joined_into IS NOT NULL`,
  `ALTER TABLE erasure ADD reminded_at timestamptz`,
  // The hash of the cookie by which a browser shows its session; NULL where a program holds the tokens.
  `ALTER TABLE login_session ADD browser_hash bytea UNIQUE`,
];
