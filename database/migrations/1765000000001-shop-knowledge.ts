import type { MigrationInterface, QueryRunner } from "typeorm";

import { ITEM, OF_ENTRY, ONE_PER_ENTRY, ONE_PER_LINE } from "./entry-tables.ts";
import { isolateTenant } from "./isolate-tenant.ts";
import { seeingEveryShop } from "./seeing-every-shop.ts";

/** What a shop knows beside money: the menu's history, stock, closed days and books, promotions, prices elsewhere. */
export class ShopKnowledge1765000000001 implements MigrationInterface {
  readonly name = "ShopKnowledge1765000000001";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CHANGE_MENU_ITEM, ...TABLES.map(([, statement]) => statement), ...AFTERWARDS]) {
      await runner.query(statement);
    }
    for (const [table] of TABLES) await isolateTenant(runner, table, "tenant_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of PRICES_BACK) await runner.query(statement);
    for (const [table] of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DROP INDEX entry_day_close`);
    await runner.query(`ALTER TABLE menu_item DROP COLUMN category, DROP COLUMN on_menu, DROP COLUMN sold_out_on,
      DROP COLUMN merged_into`);
  }
}

const CHANGE_MENU_ITEM = `ALTER TABLE menu_item
  ADD COLUMN category text CHECK (category <> ''),
  ADD COLUMN on_menu boolean NOT NULL DEFAULT true,
  ADD COLUMN sold_out_on date,
  ADD COLUMN merged_into uuid,
  ADD CONSTRAINT menu_item_merged FOREIGN KEY (tenant_id, merged_into) REFERENCES menu_item (tenant_id, id),
  ADD CONSTRAINT menu_item_not_itself CHECK (merged_into <> id)`;

const TABLES: readonly (readonly [table: string, statement: string])[] = [
  [
    "item_price",
    // Prices are never overwritten: the newest that has begun holds, and one whose entry was taken back does not count.
    `CREATE TABLE item_price (
    tenant_id uuid NOT NULL,
    item_id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CHECK (kind IN ('price', 'cost')),
    valid_from date NOT NULL,
    amount_vnd bigint NOT NULL CHECK (amount_vnd > 0),
    entry_id uuid,
    PRIMARY KEY (tenant_id, item_id, position),
    ${ITEM},
    FOREIGN KEY (tenant_id, entry_id) REFERENCES entry (tenant_id, id)
  )`,
  ],
  [
    "stock_line",
    `CREATE TABLE stock_line (
    ${OF_ENTRY},
    line smallint NOT NULL,
    item_id uuid NOT NULL,
    name text NOT NULL,
    -- 'count': so much is there; 'in': so much came.
    move text NOT NULL CHECK (move IN ('count', 'in')),
    quantity numeric(12, 3) NOT NULL CHECK (quantity >= 0),
    unit text,
    ${ONE_PER_LINE},
    ${ITEM}
  )`,
  ],
  [
    "menu_change",
    `CREATE TABLE menu_change (
    ${OF_ENTRY},
    line smallint NOT NULL,
    item_id uuid NOT NULL,
    -- The item as it was and as it became, so that the change can be told and taken back. No before: it was added.
    before jsonb,
    after jsonb NOT NULL,
    ${ONE_PER_LINE},
    ${ITEM}
  )`,
  ],
  [
    "day_close",
    `CREATE TABLE day_close (
    ${OF_ENTRY},
    -- What was in the till, where it was counted.
    counted_vnd bigint CHECK (counted_vnd >= 0),
    ${ONE_PER_ENTRY}
  )`,
  ],
  [
    "closed_day",
    `CREATE TABLE closed_day (
    ${OF_ENTRY},
    from_date date NOT NULL,
    to_date date NOT NULL,
    ${ONE_PER_ENTRY},
    CHECK (from_date <= to_date)
  )`,
  ],
  [
    "promotion",
    `CREATE TABLE promotion (
    ${OF_ENTRY},
    from_date date NOT NULL,
    -- Absent: until it is taken back.
    to_date date,
    offer text NOT NULL CHECK (offer <> ''),
    percent numeric(5, 2) CHECK (percent > 0 AND percent <= 100),
    ${ONE_PER_ENTRY},
    CHECK (from_date <= to_date)
  )`,
  ],
  [
    "competitor_price",
    `CREATE TABLE competitor_price (
    ${OF_ENTRY},
    line smallint NOT NULL,
    -- Absent where the shop does not sell it.
    item_id uuid,
    name text NOT NULL CHECK (name <> ''),
    unit text,
    price_vnd bigint NOT NULL CHECK (price_vnd > 0),
    ${ONE_PER_LINE},
    ${ITEM}
  )`,
  ],
];

const AFTERWARDS = [
  // Whether a day is closed is asked at every entry; the day itself may have hundreds.
  `CREATE INDEX entry_day_close ON entry (tenant_id, business_date) WHERE kind = 'day_close'`,
  `CREATE INDEX item_price_newest ON item_price (tenant_id, item_id, kind, valid_from DESC, position DESC)`,
  `CREATE INDEX stock_line_of ON stock_line (tenant_id, item_id)`,
  ...seeingEveryShop(
    ["menu_item"],
    `INSERT INTO item_price (tenant_id, item_id, kind, valid_from, amount_vnd)
      SELECT tenant_id, id, 'price', (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, price_vnd
      FROM menu_item WHERE price_vnd IS NOT NULL`,
  ),
  `ALTER TABLE menu_item DROP COLUMN price_vnd`,
];

const PRICES_BACK = [
  `ALTER TABLE menu_item ADD COLUMN price_vnd bigint CHECK (price_vnd > 0)`,
  ...seeingEveryShop(
    ["menu_item", "item_price"],
    `UPDATE menu_item SET price_vnd = (SELECT amount_vnd FROM item_price AS price
      WHERE price.tenant_id = menu_item.tenant_id AND price.item_id = menu_item.id AND price.kind = 'price'
      ORDER BY valid_from DESC, position DESC LIMIT 1)`,
  ),
];
