import type { MigrationInterface, QueryRunner } from "typeorm";

/** What one customer bought is found without reading what the others did. Sales without a customer cost nothing. */
export class CustomerSales1768700000000 implements MigrationInterface {
  readonly name = "CustomerSales1768700000000";
  /** As in `Retention`: the table of sales is written all day. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX CONCURRENTLY IF EXISTS sale_of_customer");
    await runner.query(
      "CREATE INDEX CONCURRENTLY sale_of_customer ON sale (tenant_id, customer_id) WHERE customer_id IS NOT NULL",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX sale_of_customer");
  }
}
