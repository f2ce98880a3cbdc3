import pg from "pg";

export interface BenchSize {
  readonly shops: number;
  /** Lines of sales in all; two lines a sale. */
  readonly items: number;
}

/** The last day of the generated year. */
export const LAST_DAY = "2026-11-25";
export const ITEMS_A_SHOP = 20;
const LINES_A_SALE = 2;

/** Ids that can be told from the number of a shop, in SQL and here. */

const ID = (what: string, ...numbers: readonly string[]): string =>
  `md5('${what}:' || ${numbers.join(" || ':' || ")})::uuid`;

/**
 * Fills a migrated database with shops of one year each, by plain SQL as the administrator: foreign keys and policies are
 * not looked at, the rows are such as the program writes.
 */
export async function generateShops(
  administratorUrl: string,
  size: BenchSize,
  log: (line: string) => void,
): Promise<void> {
  const client = new pg.Client(administratorUrl);
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    const sales = Math.round(size.items / size.shops / LINES_A_SALE);
    for (const [name, sql] of [...shopRows(size.shops), ...saleRows(size.shops, sales), ...SUMS]) {
      const start = performance.now();
      await client.query(sql);
      log(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
  } finally {
    await client.end();
  }
}

type Statements = readonly (readonly [name: string, sql: string])[];

const SHOPS = (shops: number): string => `generate_series(1, ${shops}) AS shop`;

const shopRows = (shops: number): Statements => [
  [
    "shops",
    `INSERT INTO tenant (id, time_zone, language, day_cutoff_minutes, trial_ends_on)
    SELECT ${ID("tenant", "shop")}, 'Asia/Ho_Chi_Minh', 'vi', 240, '${LAST_DAY}' FROM ${SHOPS(shops)}`,
  ],
  ["people", `INSERT INTO person (id) SELECT ${ID("person", "shop")} FROM ${SHOPS(shops)}`],
  [
    "chats",
    `INSERT INTO chat (id, channel, bot_id, chat_id)
    SELECT ${ID("chat", "shop")}, 'terminal', 'bench', shop::text FROM ${SHOPS(shops)}`,
  ],
  [
    "places",
    `INSERT INTO location (tenant_id, id) SELECT ${ID("tenant", "shop")}, ${ID("location", "shop")} FROM ${SHOPS(shops)}`,
  ],
  [
    "menus",
    `INSERT INTO menu_item (tenant_id, id, name, name_key, unit, category)
    SELECT ${ID("tenant", "shop")}, ${ID("item", "shop", "item")}, 'món ' || item, 'món ' || item, 'phần', 'nhóm ' || item % 4
    FROM ${SHOPS(shops)}, generate_series(1, ${ITEMS_A_SHOP}) AS item`,
  ],
];

const saleRows = (shops: number, sales: number): Statements => [
  [
    "entries",
    `INSERT INTO entry (tenant_id, id, kind, location_id, business_date, occurred_at, recorded_at, person_id,
      chat_id, event_id, act_index)
    SELECT ${ID("tenant", "shop")}, ${ID("entry", "shop", "sale")}, 'sale', ${ID("location", "shop")},
      date '${LAST_DAY}' - (${sales} - sale) * 365 / ${sales}, at, at, ${ID("person", "shop")}, ${ID("chat", "shop")}, -sale, 0
    FROM ${SHOPS(shops)}, generate_series(1, ${sales}) AS sale,
      LATERAL (SELECT (date '${LAST_DAY}' - (${sales} - sale) * 365 / ${sales}) + interval '2 hours' + (sale % 12) * interval '1 hour' AS at) AS moment`,
  ],
  [
    "sales",
    `INSERT INTO sale (tenant_id, entry_id, total_vnd, scope, payment, sold_hour)
    SELECT ${ID("tenant", "shop")}, ${ID("entry", "shop", "sale")}, 80000, 'items',
      CASE sale % 3 WHEN 0 THEN 'cash' WHEN 1 THEN 'transfer' END, 9 + sale % 12
    FROM ${SHOPS(shops)}, generate_series(1, ${sales}) AS sale`,
  ],
  [
    "sale items",
    `INSERT INTO sale_item (tenant_id, entry_id, line, item_id, name, quantity, unit, unit_price_vnd, total_vnd, cost_vnd)
    SELECT ${ID("tenant", "shop")}, ${ID("entry", "shop", "sale")}, line, ${ID("item", "shop", "item")}, 'món ' || item, 1, 'phần',
      40000, 40000, 20000
    FROM ${SHOPS(shops)}, generate_series(1, ${sales}) AS sale, generate_series(0, ${LINES_A_SALE - 1}) AS line,
      LATERAL (SELECT 1 + (sale * 7 + line * 5) % ${ITEMS_A_SHOP} AS item) AS chosen`,
  ],
];

const SUMS: Statements = [
  [
    "sums of days",
    `INSERT INTO sales_day (tenant_id, business_date, location_id, entry_count, total_vnd, costed_vnd, cost_vnd)
    SELECT entry.tenant_id, business_date, location_id, count(*), sum(total_vnd), sum(total_vnd), sum(total_vnd) / 2
    FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id GROUP BY 1, 2, 3`,
  ],
  [
    "sums of items",
    `INSERT INTO item_sales_day (tenant_id, business_date, location_id, item_id, quantity, total_vnd, costed_vnd, cost_vnd)
    SELECT entry.tenant_id, business_date, location_id, item_id, sum(quantity), sum(total_vnd), sum(total_vnd), sum(cost_vnd)
    FROM entry JOIN sale_item AS line ON line.tenant_id = entry.tenant_id AND line.entry_id = entry.id GROUP BY 1, 2, 3, 4`,
  ],
  [
    "sums by hour, payment, person",
    `INSERT INTO sales_slice_day (tenant_id, business_date, location_id, hour, payment, person_id, entry_count, total_vnd)
    SELECT entry.tenant_id, business_date, location_id, sold_hour, COALESCE(payment, 'unsaid'), person_id, count(*), sum(total_vnd)
    FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id GROUP BY 1, 2, 3, 4, 5, 6`,
  ],
  // As the server has long done with the rows of a book that grew over a year. Without it the first who reads a row
  // writes its page anew, and the load's own checkpoint runs beside what is measured.
  ["statistics", "VACUUM (ANALYZE)"],
  ["to the disk", "CHECKPOINT"],
];
