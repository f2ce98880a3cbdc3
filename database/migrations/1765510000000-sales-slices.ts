import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";
import { seeingEveryShop } from "./seeing-every-shop.ts";

/** Sums of a day by hour, way of payment and person, so that such questions need not read the sales. */
export class SalesSlices1765510000000 implements MigrationInterface {
  readonly name = "SalesSlices1765510000000";

  async up(runner: QueryRunner): Promise<void> {
    const fill = seeingEveryShop(["entry", "entry_void", "sale", "refund"], FILL);
    for (const statement of [...UP, ...fill]) await runner.query(statement);
    await isolateTenant(runner, "sales_slice_day", "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE sales_slice_day");
    await runner.query("ALTER TABLE sale DROP COLUMN sold_hour");
  }
}

const UP = [
  // Of a sale that was told later nobody knows the hour.
  `ALTER TABLE sale ADD COLUMN sold_hour smallint CHECK (sold_hour BETWEEN 0 AND 23)`,
  // -1: the hour is not known. A key cannot hold NULL.
  `CREATE TABLE sales_slice_day (
    tenant_id uuid NOT NULL,
    business_date date NOT NULL,
    location_id uuid NOT NULL,
    hour smallint NOT NULL CHECK (hour BETWEEN -1 AND 23),
    payment text NOT NULL CHECK (payment IN ('cash', 'transfer', 'debt', 'unsaid')),
    person_id uuid NOT NULL REFERENCES person,
    entry_count integer NOT NULL,
    total_vnd bigint NOT NULL,
    PRIMARY KEY (tenant_id, business_date, location_id, hour, payment, person_id),
    FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id)
  )`,
];

const FILL = `
  INSERT INTO sales_slice_day
    (tenant_id, business_date, location_id, hour, payment, person_id, entry_count, total_vnd)
  SELECT entry.tenant_id, entry.business_date, entry.location_id, -1, COALESCE(sale.payment, refund.payment, 'unsaid'),
    entry.person_id, count(sale.entry_id), sum(COALESCE(sale.total_vnd, -refund.total_vnd))
  FROM entry
    LEFT JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    LEFT JOIN refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id
  WHERE entry.kind IN ('sale', 'refund') AND NOT EXISTS (SELECT FROM entry_void AS void
    WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)
  GROUP BY 1, 2, 3, 4, 5, 6`;
