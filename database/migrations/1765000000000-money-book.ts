import type { MigrationInterface, QueryRunner } from "typeorm";

import { CUSTOMER, GOODS, ITEM, OF_ENTRY, ONE_PER_ENTRY, ONE_PER_LINE } from "./entry-tables.ts";
import { isolateTenant } from "./isolate-tenant.ts";

/** Money beside paid sales: credit, discounts, refunds, expenses, purchases, payments of debts, and their sums. */
export class MoneyBook1765000000000 implements MigrationInterface {
  readonly name = "MoneyBook1765000000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CHANGES, ...TABLES.map(([, statement]) => statement)]) await runner.query(statement);
    for (const [table] of TABLES) await isolateTenant(runner, table, "tenant_id");
    await runner.query(`CREATE INDEX purchase_item_of ON purchase_item (tenant_id, item_id)`);
  }

  /** Goes back only while the book holds paid sales alone: entries are never deleted, so others stop it at a check. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of BACK) await runner.query(statement);
    for (const [table] of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const KINDS = [
  "sale",
  "refund",
  "expense",
  "purchase",
  "debt_payment",
  "stock",
  "menu",
  "day_close",
  "closed_days",
  "promotion",
  "competitor_price",
  "recurring",
]
  .map((kind) => `'${kind}'`)
  .join(", ");

const CHANGES = [
  `ALTER TABLE entry DROP CONSTRAINT entry_kind_check, ADD CONSTRAINT entry_kind_check CHECK (kind IN (${KINDS}))`,
  `ALTER TABLE sale
    ADD COLUMN discount_vnd bigint NOT NULL DEFAULT 0 CHECK (discount_vnd >= 0),
    DROP CONSTRAINT sale_payment_check,
    ADD CONSTRAINT sale_payment_check CHECK (payment IN ('cash', 'transfer', 'debt')),
    ADD CONSTRAINT sale_debtor CHECK (payment <> 'debt' OR customer_id IS NOT NULL)`,
  `CREATE INDEX sale_on_credit ON sale (tenant_id, customer_id) WHERE payment = 'debt'`,
  // What the goods of a line cost the shop, where that was known when they were sold.
  `ALTER TABLE sale_item ADD COLUMN cost_vnd bigint CHECK (cost_vnd >= 0)`,
  `ALTER TABLE sales_day
    ADD COLUMN discount_vnd bigint NOT NULL DEFAULT 0,
    ADD COLUMN refund_vnd bigint NOT NULL DEFAULT 0,
    ADD COLUMN credit_vnd bigint NOT NULL DEFAULT 0,
    ADD COLUMN costed_vnd bigint NOT NULL DEFAULT 0,
    ADD COLUMN cost_vnd bigint NOT NULL DEFAULT 0`,
  `ALTER TABLE item_sales_day
    ADD COLUMN costed_vnd bigint NOT NULL DEFAULT 0,
    ADD COLUMN cost_vnd bigint NOT NULL DEFAULT 0`,
];

const TABLES: readonly (readonly [table: string, statement: string])[] = [
  [
    "refund",
    `CREATE TABLE refund (
    ${OF_ENTRY},
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    payment text CHECK (payment IN ('cash', 'transfer', 'debt')),
    customer_id uuid,
    ${ONE_PER_ENTRY},
    ${CUSTOMER},
    CONSTRAINT refund_debtor CHECK (payment <> 'debt' OR customer_id IS NOT NULL)
  )`,
  ],
  [
    "refund_item",
    `CREATE TABLE refund_item (
    ${OF_ENTRY},
    ${GOODS},
    cost_vnd bigint CHECK (cost_vnd >= 0),
    ${ONE_PER_LINE},
    ${ITEM}
  )`,
  ],
  [
    "expense",
    `CREATE TABLE expense (
    ${OF_ENTRY},
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    category text NOT NULL CHECK (category <> ''),
    -- Money that the owner takes for the own household: no cost of the shop.
    is_drawing boolean NOT NULL,
    payment text CHECK (payment IN ('cash', 'transfer')),
    recurring_entry_id uuid,
    ${ONE_PER_ENTRY},
    FOREIGN KEY (tenant_id, recurring_entry_id) REFERENCES entry (tenant_id, id)
  )`,
  ],
  [
    "purchase",
    `CREATE TABLE purchase (
    ${OF_ENTRY},
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    payment text CHECK (payment IN ('cash', 'transfer', 'debt')),
    supplier_id uuid,
    ${ONE_PER_ENTRY},
    FOREIGN KEY (tenant_id, supplier_id) REFERENCES customer (tenant_id, id)
  )`,
  ],
  [
    "purchase_item",
    `CREATE TABLE purchase_item (
    ${OF_ENTRY},
    ${GOODS},
    ${ONE_PER_LINE},
    ${ITEM}
  )`,
  ],
  [
    "debt_payment",
    `CREATE TABLE debt_payment (
    ${OF_ENTRY},
    customer_id uuid NOT NULL,
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    payment text CHECK (payment IN ('cash', 'transfer')),
    ${ONE_PER_ENTRY},
    ${CUSTOMER}
  )`,
  ],
  [
    "recurring_expense",
    `CREATE TABLE recurring_expense (
    ${OF_ENTRY},
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    category text NOT NULL CHECK (category <> ''),
    is_drawing boolean NOT NULL,
    -- In a shorter month it is due on the last day.
    day_of_month smallint NOT NULL CHECK (day_of_month BETWEEN 1 AND 31),
    ${ONE_PER_ENTRY}
  )`,
  ],
  [
    "spending_day",
    // Rollup of expenses, purchases and drawings, changed in the transaction of the entry.
    `CREATE TABLE spending_day (
    tenant_id uuid NOT NULL,
    business_date date NOT NULL,
    location_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('expense', 'purchase', 'drawing')),
    category text NOT NULL,
    entry_count integer NOT NULL,
    total_vnd bigint NOT NULL,
    PRIMARY KEY (tenant_id, business_date, location_id, kind, category),
    FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id)
  )`,
  ],
  [
    "customer_balance",
    // Rollup of what each customer owes: sales on credit, less payments and what was given back against the debt.
    `CREATE TABLE customer_balance (
    tenant_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    owed_vnd bigint NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    ${CUSTOMER}
  )`,
  ],
];

const BACK = [
  `ALTER TABLE entry DROP CONSTRAINT entry_kind_check, ADD CONSTRAINT entry_kind_check CHECK (kind IN ('sale'))`,
  `DROP INDEX sale_on_credit`,
  `ALTER TABLE sale DROP CONSTRAINT sale_debtor, DROP CONSTRAINT sale_payment_check,
    ADD CONSTRAINT sale_payment_check CHECK (payment IN ('cash', 'transfer')), DROP COLUMN discount_vnd`,
  `ALTER TABLE sale_item DROP COLUMN cost_vnd`,
  `ALTER TABLE sales_day DROP COLUMN discount_vnd, DROP COLUMN refund_vnd, DROP COLUMN credit_vnd,
    DROP COLUMN costed_vnd, DROP COLUMN cost_vnd`,
  `ALTER TABLE item_sales_day DROP COLUMN costed_vnd, DROP COLUMN cost_vnd`,
];
