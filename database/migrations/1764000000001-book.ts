import type { MigrationInterface, QueryRunner } from "typeorm";

import { isolateTenant } from "./isolate-tenant.ts";

/** The shops and their books. Every table here but `membership` shows one tenant's rows at a time. */
export class Book1764000000001 implements MigrationInterface {
  readonly name = "Book1764000000001";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const table of TENANT_TABLES) await isolateTenant(runner, table, table === "tenant" ? "id" : "tenant_id");
    await runner.query(CHAT_TO_LOCATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    // A chat that points to a shop points nowhere once the shops are gone.
    await runner.query(`ALTER TABLE chat DROP CONSTRAINT chat_active_location`);
    await runner.query(`UPDATE chat SET active_tenant_id = NULL, active_location_id = NULL`);
    for (const table of [...TENANT_TABLES, "membership"].toReversed()) {
      if (table !== "tenant") await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP TABLE tenant`);
  }
}

const TENANT_TABLES = [
  "tenant",
  "location",
  "customer",
  "customer_name",
  "menu_item",
  "entry",
  "entry_void",
  "sale",
  "sale_item",
  "sales_day",
  "item_sales_day",
  "pending_question",
] as const;

const CHAT_TO_LOCATION = `ALTER TABLE chat ADD CONSTRAINT chat_active_location
  FOREIGN KEY (active_tenant_id, active_location_id) REFERENCES location (tenant_id, id)`;

const UP = [
  `CREATE TABLE tenant (
    id uuid PRIMARY KEY,
    name text CHECK (name <> ''),
    kind text,
    time_zone text NOT NULL,
    language text NOT NULL CHECK (language IN ('vi', 'en')),
    day_cutoff_minutes smallint NOT NULL CHECK (day_cutoff_minutes BETWEEN 0 AND 720),
    plan text NOT NULL DEFAULT 'trial',
    trial_ends_on date NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE membership (
    tenant_id uuid NOT NULL REFERENCES tenant,
    person_id uuid NOT NULL REFERENCES person,
    role text NOT NULL CHECK (role IN ('owner', 'manager', 'cashier', 'accountant')),
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'removed')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, person_id)
  )`,
  `CREATE INDEX membership_person ON membership (person_id)`,
  `CREATE TABLE location (
    tenant_id uuid NOT NULL REFERENCES tenant,
    id uuid NOT NULL,
    name text CHECK (name <> ''),
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  )`,
  // Customers' names stand apart, so that a person can be erased while the book stays.
  `CREATE TABLE customer (
    tenant_id uuid NOT NULL REFERENCES tenant,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    PRIMARY KEY (tenant_id, id)
  )`,
  `CREATE TABLE customer_name (
    tenant_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    display_name text NOT NULL CHECK (display_name <> ''),
    name_key text NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    UNIQUE (tenant_id, name_key)
  )`,
  `CREATE TABLE menu_item (
    tenant_id uuid NOT NULL REFERENCES tenant,
    id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    name_key text NOT NULL,
    unit text,
    price_vnd bigint CHECK (price_vnd > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name_key)
  )`,
  // One line for every act that the book keeps; what kind of act adds a table of its own, as sale does.
  `CREATE TABLE entry (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CHECK (kind IN ('sale')),
    location_id uuid NOT NULL,
    business_date date NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    chat_id uuid NOT NULL REFERENCES chat,
    event_id bigint NOT NULL,
    act_index smallint NOT NULL,
    replaces_entry_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id),
    FOREIGN KEY (tenant_id, replaces_entry_id) REFERENCES entry (tenant_id, id),
    UNIQUE (tenant_id, event_id, act_index)
  )`,
  `CREATE INDEX entry_writer ON entry (tenant_id, chat_id, person_id, position DESC)`,
  `CREATE INDEX entry_order ON entry (tenant_id, position DESC)`,
  `CREATE INDEX entry_day ON entry (tenant_id, business_date)`,
  `CREATE TABLE entry_void (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason IN ('undo', 'correction')),
    person_id uuid NOT NULL REFERENCES person,
    chat_id uuid NOT NULL REFERENCES chat,
    event_id bigint NOT NULL,
    voided_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES entry (tenant_id, id)
  )`,
  `CREATE TABLE sale (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    scope text NOT NULL CHECK (scope IN ('lump', 'day_rest', 'items')),
    payment text CHECK (payment IN ('cash', 'transfer')),
    customer_id uuid,
    PRIMARY KEY (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES entry (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id)
  )`,
  `CREATE TABLE sale_item (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    line smallint NOT NULL,
    item_id uuid,
    name text NOT NULL,
    quantity numeric(12, 3) NOT NULL CHECK (quantity > 0),
    unit text,
    unit_price_vnd bigint CHECK (unit_price_vnd > 0),
    total_vnd bigint NOT NULL CHECK (total_vnd > 0),
    PRIMARY KEY (tenant_id, entry_id, line),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES sale (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, item_id) REFERENCES menu_item (tenant_id, id)
  )`,
  // Rollups: changed in the transaction of the entry, so that a report costs the same on any day of a shop's life.
  // No CHECK keeps them above nothing: an upsert that takes away would be checked as if it were a row of its own.
  `CREATE TABLE sales_day (
    tenant_id uuid NOT NULL,
    business_date date NOT NULL,
    location_id uuid NOT NULL,
    entry_count integer NOT NULL,
    total_vnd bigint NOT NULL,
    PRIMARY KEY (tenant_id, business_date, location_id),
    FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id)
  )`,
  `CREATE TABLE item_sales_day (
    tenant_id uuid NOT NULL,
    business_date date NOT NULL,
    location_id uuid NOT NULL,
    item_id uuid NOT NULL,
    quantity numeric(15, 3) NOT NULL,
    total_vnd bigint NOT NULL,
    PRIMARY KEY (tenant_id, business_date, location_id, item_id),
    FOREIGN KEY (tenant_id, location_id) REFERENCES location (tenant_id, id),
    FOREIGN KEY (tenant_id, item_id) REFERENCES menu_item (tenant_id, id)
  )`,
  `CREATE TABLE pending_question (
    tenant_id uuid NOT NULL REFERENCES tenant,
    chat_id uuid NOT NULL REFERENCES chat,
    person_id uuid NOT NULL REFERENCES person,
    id uuid NOT NULL,
    question jsonb NOT NULL,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, chat_id, person_id)
  )`,
];
