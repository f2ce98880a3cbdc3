import type { MigrationInterface, QueryRunner } from "typeorm";

import { OF_ENTRY, ONE_PER_ENTRY } from "./entry-tables.ts";
import { isolateTenant } from "./isolate-tenant.ts";
import { seeingEveryShop } from "./seeing-every-shop.ts";

/** What the shop owes for goods that it has not paid, and what it pays of it. */
export class Payables1768500000000 implements MigrationInterface {
  readonly name = "Payables1768500000000";

  async up(runner: QueryRunner): Promise<void> {
    await checkedKinds(runner, (kinds) => [...kinds, "supplier_payment"]);
    for (const statement of UP) await runner.query(statement);
    await isolateTenant(runner, "supplier_payment", "tenant_id");
    for (const statement of seeingEveryShop(["purchase", "entry_void", "customer_balance"], FILL))
      await runner.query(statement);
  }

  /** Goes back only while nothing was paid to a supplier: entries are never deleted. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
    await checkedKinds(runner, (kinds) => kinds.filter((kind) => kind !== "supplier_payment"));
  }
}

/** The check as it stands, whatever other migrations have added to it. */
async function checkedKinds(
  runner: QueryRunner,
  change: (kinds: readonly string[]) => readonly string[],
): Promise<void> {
  const [row] = (await runner.query(
    "SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = 'entry_kind_check'",
  )) as { def: string }[];
  const kinds = [...(row?.def ?? "").matchAll(/'([a-z_]+)'/gu)].map(([, kind]) => kind ?? "");
  const listed = change(kinds)
    .map((kind) => `'${kind}'`)
    .join(", ");
  await runner.query(
    `ALTER TABLE entry DROP CONSTRAINT entry_kind_check, ADD CONSTRAINT entry_kind_check CHECK (kind IN (${listed}))`,
  );
}

const UP = [
  `CREATE TABLE supplier_payment (
    ${OF_ENTRY},
    supplier_id uuid NOT NULL,
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    payment text CHECK (payment IN ('cash', 'transfer')),
    ${ONE_PER_ENTRY},
    FOREIGN KEY (tenant_id, supplier_id) REFERENCES customer (tenant_id, id)
  )`,
  // Rollup of what the shop owes to each party, beside what they owe to the shop: one may buy and sell.
  `ALTER TABLE customer_balance ADD COLUMN payable_vnd bigint NOT NULL DEFAULT 0`,
  `CREATE INDEX purchase_on_credit ON purchase (tenant_id, supplier_id) WHERE payment = 'debt'`,
];

const FILL = `
  INSERT INTO customer_balance AS balance (tenant_id, customer_id, owed_vnd, payable_vnd)
  SELECT purchase.tenant_id, purchase.supplier_id, 0, sum(purchase.total_vnd) FROM purchase
  WHERE purchase.payment = 'debt' AND purchase.supplier_id IS NOT NULL AND NOT EXISTS (SELECT FROM entry_void AS void
    WHERE void.tenant_id = purchase.tenant_id AND void.entry_id = purchase.entry_id)
  GROUP BY 1, 2
  ON CONFLICT (tenant_id, customer_id) DO UPDATE SET payable_vnd = EXCLUDED.payable_vnd`;

const DOWN = [
  `DROP INDEX purchase_on_credit`,
  `ALTER TABLE customer_balance DROP COLUMN payable_vnd`,
  `DROP TABLE supplier_payment`,
];
