import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ENTITIES } from "../../database/entities/all-entities.ts";
import { PLATFORM_TABLES, TENANT_TABLES } from "../../database/table-partition.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { partitionFaults } from "../support/postgres/partition-faults.ts";
import { servers } from "../support/postgres/servers.ts";

describe.each(servers())("the tables on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createMigratedDatabase(server, 2);
    owner = new pg.Client(database.migrationUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it("are each a tenant table with forced row-level security, or a platform table with its reason", async () => {
    expect(await partitionFaults(owner)).toEqual([]);
    expect(Object.values(PLATFORM_TABLES).filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it("are found out when one stands on neither list", async () => {
    await owner.query("CREATE TABLE forgotten (id uuid PRIMARY KEY)");
    expect(await partitionFaults(owner)).toEqual(["forgotten: on neither list"]);
    await owner.query("DROP TABLE forgotten");
  });

  it("are found out when a tenant table loses its policy, its force or its tenant key", async () => {
    await owner.query("BEGIN");
    await owner.query("DROP POLICY tenant_isolation ON sale");
    await owner.query("ALTER TABLE entry NO FORCE ROW LEVEL SECURITY");
    await owner.query("ALTER TABLE sales_day ADD COLUMN menu_id uuid, ADD UNIQUE (menu_id)");
    await owner.query("ALTER TABLE sale ADD FOREIGN KEY (entry_id) REFERENCES sales_day (menu_id)");
    expect(await partitionFaults(owner)).toEqual([
      "entry: row-level security is not forced",
      "sale: a reference to sales_day does not carry the tenant",
      "sale: its policy is not the tenant's",
    ]);
    await owner.query("ROLLBACK");
  });

  it("give the program no way to change or delete what is in the book", async () => {
    for (const table of ["entry", "entry_void", "sale", "sale_item"]) {
      await expect(database.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
      await expect(database.dataSource.query(`UPDATE ${table} SET tenant_id = tenant_id`)).rejects.toThrow(
        "permission denied",
      );
    }
  });

  it("have the columns that the entities say, with the same types and the same gaps", async () => {
    const { rows } = await owner.query<{ table: string; column: string; type: string; nullable: boolean }>(COLUMNS);
    const inDatabase = rows.map(
      ({ table, column, type, nullable }) => `${table}.${column} ${type} ${String(nullable)}`,
    );
    const inEntities = ENTITIES.flatMap(({ options }) =>
      Object.values(options.columns).map((column) => {
        const plain = column?.type === "timestamptz" ? "timestamp with time zone" : String(column?.type);
        const type = column?.array ? "ARRAY" : plain;
        return `${options.name}.${String(column?.name)} ${type} ${String(column?.nullable ?? false)}`;
      }),
    );
    expect(inEntities.sort()).toEqual(inDatabase.sort());
    expect(ENTITIES.map(({ options }) => options.name).sort()).toEqual(
      [...Object.keys(TENANT_TABLES), ...Object.keys(PLATFORM_TABLES)].filter((name) => name !== "migrations").sort(),
    );
  });
});

const COLUMNS = `
  SELECT table_name AS table, column_name AS column, data_type AS type, is_nullable = 'YES' AS nullable
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'`;
