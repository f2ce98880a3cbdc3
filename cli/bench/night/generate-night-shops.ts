import pg from "pg";

/** The day that is over when the bench's night begins. */
export const CLOSED_DAY = "2026-11-24";
const ITEMS = 20;

export interface NightShops {
  readonly shops: number;
  readonly ticketsADay: number;
  readonly historyDays: number;
}

/**
 * Fills a migrated database with shops of so many days each, by plain SQL as the administrator: weekdays that differ, goods of which
 * few make most of the sales, two of them made dearer half-way, guests who come at noon and in the evening. Foreign keys and
 * policies are not looked at; the rows are such as the program writes.
 */
export async function generateNightShops(
  administratorUrl: string,
  { shops, ticketsADay, historyDays }: NightShops,
): Promise<void> {
  const client = new pg.Client(administratorUrl);
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off; SELECT setseed(0.18)");
    for (const sql of [
      ...shopRows(shops),
      ...saleRows(ticketsADay, historyDays),
      ...SUMS,
      "DROP TABLE bench_line, bench_ticket, bench_shop",
    ])
      await client.query(sql);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

const EVERY_DAY = "'{1,2,3,4,5,6,7}'";
const ZONE = "'Asia/Ho_Chi_Minh'";

const shopRows = (shops: number): string[] => [
  `CREATE UNLOGGED TABLE bench_shop AS SELECT shop, gen_random_uuid() AS tenant_id, gen_random_uuid() AS location_id,
    gen_random_uuid() AS person_id, gen_random_uuid() AS chat_id FROM generate_series(1, ${shops}) AS shop`,
  `INSERT INTO tenant (id, time_zone, language, day_cutoff_minutes, trial_ends_on)
    SELECT tenant_id, ${ZONE}, 'vi', 240, '${CLOSED_DAY}' FROM bench_shop`,
  `INSERT INTO person (id) SELECT person_id FROM bench_shop`,
  `INSERT INTO location (tenant_id, id) SELECT tenant_id, location_id FROM bench_shop`,
  `INSERT INTO membership (tenant_id, person_id, role) SELECT tenant_id, person_id, 'owner' FROM bench_shop`,
  `INSERT INTO chat (id, channel, bot_id, chat_id, active_tenant_id, active_location_id)
    SELECT chat_id, 'telegram', '1', shop::text, tenant_id, location_id FROM bench_shop`,
  `INSERT INTO digest_schedule (tenant_id, chat_id, person_id, time_zone, day_cutoff_minutes, send_at_minutes, weekdays,
    enabled, next_digest_at)
    SELECT tenant_id, chat_id, person_id, ${ZONE}, 240, 420, ${EVERY_DAY}, true, '2026-11-25T07:00:00+07:00' FROM bench_shop`,
  `INSERT INTO night_schedule (tenant_id, time_zone, day_cutoff_minutes, next_night_at)
    SELECT tenant_id, ${ZONE}, 240, '2026-11-25T04:05:00+07:00' FROM bench_shop`,
  `INSERT INTO menu_item (tenant_id, id, name, name_key, unit)
    SELECT tenant_id, ${itemId("tenant_id", "item")}, 'món ' || item, 'món ' || item, 'phần'
    FROM bench_shop, generate_series(1, ${ITEMS}) AS item`,
];

function itemId(tenant: string, item: string): string {
  return `md5(${tenant}::text || ${item})::uuid`;
}

/** From quiet Mondays to Sundays with half as much again. */
const WEEKDAY = "(ARRAY[0.8, 0.85, 0.9, 0.95, 1.1, 1.3, 1.2])[extract(isodow FROM day)::int]";

const saleRows = (ticketsADay: number, historyDays: number): string[] => [
  `CREATE UNLOGGED TABLE bench_ticket AS
    SELECT tenant_id, location_id, person_id, chat_id, day, gen_random_uuid() AS id, hour,
      day + hour * interval '1 hour' + random() * interval '55 minutes' - interval '7 hours' AS at
    FROM (SELECT bench_shop.*, date '${CLOSED_DAY}' - ago AS day FROM bench_shop, generate_series(0, ${historyDays - 1}) AS ago) AS shop_day,
      LATERAL generate_series(1, (${ticketsADay} * ${WEEKDAY} * (0.7 + 0.6 * random()))::int) AS ticket,
      LATERAL (SELECT (ARRAY[7, 8, 11, 11, 12, 12, 12, 13, 16, 18, 18, 19, 19, 20])[1 + floor(14 * random() + 0 * ticket)::int] AS hour) AS came
    WHERE random() > 0.01`,
  // The square of a chance makes few goods sell most; the hash keeps a ticket from holding one of them twice.
  `CREATE UNLOGGED TABLE bench_line AS
    SELECT DISTINCT ON (id, item) *, CASE WHEN item IN (2, 5) AND day > date '${CLOSED_DAY}' - 80 THEN 1.1 ELSE 1 END * (10000 + 2500 * item) AS price
    FROM (SELECT tenant_id, id, day, location_id, line, 1 + floor(${ITEMS} * power(random() + 0 * line, 2))::int AS item,
        CASE WHEN random() < 0.2 THEN 2 ELSE 1 END AS quantity
      FROM bench_ticket, LATERAL generate_series(0, (random() * 2.4)::int) AS line) AS chosen`,
  `INSERT INTO entry (tenant_id, id, kind, location_id, business_date, occurred_at, recorded_at, person_id, chat_id, event_id, act_index)
    SELECT tenant_id, id, 'sale', location_id, day, at, at, person_id, chat_id, -row_number() OVER (), 0 FROM bench_ticket`,
  `INSERT INTO sale (tenant_id, entry_id, total_vnd, scope, payment, sold_hour)
    SELECT ticket.tenant_id, ticket.id, sum(price * quantity), 'items', 'cash', hour
    FROM bench_ticket AS ticket JOIN bench_line AS line USING (id) GROUP BY 1, 2, hour`,
  `INSERT INTO sale_item (tenant_id, entry_id, line, item_id, name, quantity, unit, unit_price_vnd, total_vnd)
    SELECT tenant_id, id, line, ${itemId("tenant_id", "item")}, 'món ' || item, quantity, 'phần', price, price * quantity
    FROM bench_line`,
];

const SUMS = [
  `INSERT INTO sales_day (tenant_id, business_date, location_id, entry_count, total_vnd)
    SELECT tenant_id, day, location_id, count(DISTINCT id), sum(price * quantity) FROM bench_line GROUP BY 1, 2, 3`,
  `INSERT INTO item_sales_day (tenant_id, business_date, location_id, item_id, quantity, total_vnd)
    SELECT tenant_id, day, location_id, ${itemId("tenant_id", "item")}, sum(quantity), sum(price * quantity)
    FROM bench_line GROUP BY 1, 2, 3, 4`,
];
