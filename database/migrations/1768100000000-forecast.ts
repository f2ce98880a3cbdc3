import type { MigrationInterface, QueryRunner } from "typeorm";

import { ITEM, OF_ENTRY, ONE_PER_ENTRY } from "./entry-tables.ts";
import { isolateTenant } from "./isolate-tenant.ts";

/** Forecasts that were issued and how they fared, what the owner notes of a day, and days that the operator renames. */
export class Forecast1768100000000 implements MigrationInterface {
  readonly name = "Forecast1768100000000";

  async up(runner: QueryRunner): Promise<void> {
    await changeKinds(runner, (kinds) => [...kinds, "day_note"]);
    for (const [, statement] of [...TENANT_TABLES, ...PLATFORM_TABLES]) await runner.query(statement);
    for (const [table] of TENANT_TABLES) await isolateTenant(runner, table, "tenant_id");
  }

  /** Goes back only while no day was noted: entries are never deleted. */
  async down(runner: QueryRunner): Promise<void> {
    await changeKinds(runner, (kinds) => kinds.filter((kind) => kind !== "day_note"));
    for (const [table] of [...TENANT_TABLES, ...PLATFORM_TABLES].toReversed())
      await runner.query(`DROP TABLE ${table}`);
  }
}

const KIND = /'(\w+)'/gu;

/** Other migrations add kinds too, in whatever order they land: what is there is kept. */
async function changeKinds(runner: QueryRunner, change: (kinds: string[]) => string[]): Promise<void> {
  const [row] = (await runner.query(
    "SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = 'entry_kind_check'",
  )) as { readonly def: string }[];
  const kinds = [...(row?.def ?? "").matchAll(KIND)].flatMap(([, kind]) => (kind === undefined ? [] : [kind]));
  const listed = [...new Set(change(kinds))].map((kind) => `'${kind}'`).join(", ");
  await runner.query(
    `ALTER TABLE entry DROP CONSTRAINT entry_kind_check, ADD CONSTRAINT entry_kind_check CHECK (kind IN (${listed}))`,
  );
}

/** A series: the shop's takings, a place's, or an item's quantity in all places or one. */
const SERIES = `location_id uuid,
    item_id uuid`;
const OF_SERIES = `FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id),
    ${ITEM}`;

const TENANT_TABLES: readonly (readonly [table: string, statement: string])[] = [
  [
    "forecast",
    `CREATE TABLE forecast (
    tenant_id uuid NOT NULL REFERENCES tenant,
    position bigint GENERATED ALWAYS AS IDENTITY,
    made_on date NOT NULL,
    ${SERIES},
    model text NOT NULL,
    width_factor real NOT NULL CHECK (width_factor > 0),
    -- The days ahead from made_on on: mean, lower, upper, drivers.
    days jsonb NOT NULL,
    PRIMARY KEY (tenant_id, position),
    CONSTRAINT forecast_once UNIQUE NULLS NOT DISTINCT (tenant_id, made_on, location_id, item_id),
    ${OF_SERIES}
  )`,
  ],
  [
    "forecast_score",
    `CREATE TABLE forecast_score (
    tenant_id uuid NOT NULL REFERENCES tenant,
    position bigint GENERATED ALWAYS AS IDENTITY,
    scored_date date NOT NULL,
    ${SERIES},
    actual double precision NOT NULL,
    -- What was said on the morning of the day.
    mean double precision,
    lower double precision,
    upper double precision,
    -- By days ahead, the day's own morning first; NaN where nothing was said.
    misses double precision[] NOT NULL,
    strays real[] NOT NULL,
    PRIMARY KEY (tenant_id, position),
    CONSTRAINT forecast_score_once UNIQUE NULLS NOT DISTINCT (tenant_id, scored_date, location_id, item_id),
    ${OF_SERIES}
  )`,
  ],
  [
    "day_note",
    `CREATE TABLE day_note (
    ${OF_ENTRY},
    from_date date NOT NULL,
    to_date date NOT NULL,
    note text NOT NULL CHECK (note IN ('rain', 'unrecorded')),
    ${ONE_PER_ENTRY},
    CHECK (from_date <= to_date)
  )`,
  ],
];

const PLATFORM_TABLES: readonly (readonly [table: string, statement: string])[] = [
  [
    "calendar_override",
    `CREATE TABLE calendar_override (
    on_date date PRIMARY KEY,
    -- As core/insights/calendar names days; NULL makes it a usual day.
    special_day text CHECK (special_day <> '')
  )`,
  ],
];
