import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Drawer, Drawing } from "../../core/ports/drawing.ts";
import type { SharedFiles } from "../../core/ports/shared-files.ts";
import { keepPicture } from "../../database/repositories/keep-file.ts";
import { createSharedFiles } from "../../database/repositories/shared-files.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { servers } from "../support/postgres/servers.ts";

const DRAWING: Drawing = { kind: "bars", title: "Món bán chạy", language: "vi", unit: "vnd", bars: [] };

describe.each(servers())("files behind links on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let files: SharedFiles;
  const drawn: Drawing[] = [];
  const drawer: Drawer = {
    draw: async (drawing) => {
      drawn.push(drawing);
      return Buffer.from(`picture of ${drawing.title}`);
    },
  };
  beforeAll(async () => {
    database = await createMigratedDatabase(server, 2);
    files = createSharedFiles(database.dataSource, drawer);
  });
  afterAll(() => database.drop());

  const keep = () => database.repositories.transactions.run((tx) => keepPicture(tx, DRAWING, undefined));
  const age = (linkName: string, hours: number) =>
    database.dataSource.query(
      "UPDATE shared_file SET expires_at = expires_at - $2 * interval '1 hour' WHERE link_name = $1",
      [linkName, hours],
    );

  it("are drawn when somebody first looks, and once", async () => {
    const linkName = await keep();
    expect(linkName).toMatch(/^[\w-]{22}$/);
    expect(drawn).toHaveLength(0);
    for (let look = 0; look < 3; look++) {
      const file = await files.find(linkName);
      expect(file?.mediaType).toBe("image/png");
      expect(Buffer.from(file?.content ?? []).toString()).toBe("picture of Món bán chạy");
    }
    expect(drawn).toEqual([DRAWING]);
  });

  it("open for a day and no longer, and then go", async () => {
    const [young, old] = [await keep(), await keep()];
    await age(young, 23);
    await age(old, 24);
    expect(await files.find(young)).toBeDefined();
    expect(await files.find(old)).toBeUndefined();
    expect(await files.forgetExpired()).toBe(1);
    expect(await files.find(young)).toBeDefined();
  });

  it("are not found by another name", async () => {
    expect(await files.find("A".repeat(22))).toBeUndefined();
  });

  it("are not kept for a message that was rolled back", async () => {
    let linkName = "";
    const failed = database.repositories.transactions.run(async (tx) => {
      linkName = await keepPicture(tx, DRAWING, undefined);
      throw new Error("the work failed");
    });
    await expect(failed).rejects.toThrow("the work failed");
    expect(await files.find(linkName)).toBeUndefined();
  });
});
