import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";

import pg from "pg";

import { createDataSource } from "../database/create-data-source.ts";
import { openEmbeddedServer } from "../database/embedded/open-embedded-server.ts";
import { migrate } from "../database/migrate.ts";
import { queueSchema } from "../jobs/queue-schema.ts";
import { benchWork, type BenchWork } from "./bench/book/bench-shop.ts";
import { generateShops } from "./bench/book/generate-shops.ts";
import { runCommand } from "./operator/run-command.ts";

const print = (line: string): void => console.log(line);
const ROUNDS = 200;
const WARM_UP = 20;

/** `npm run -s bench:book -- --items 10000000 --shops 2000`: the book at its size, beside an empty one on the same server. */
runCommand(async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { items: { type: "string", default: "10000000" }, shops: { type: "string", default: "2000" } },
  });
  const size = { items: Number(values.items), shops: Number(values.shops) };
  const dataDir = await mkdtemp(`${tmpdir()}/so-tiem-bench-`);
  const server = await openEmbeddedServer({ dataDir, settings: { max_wal_size: "8GB" }, log: () => undefined });
  try {
    const full = await makeDatabase(server, "bench_full");
    const empty = await makeDatabase(server, "bench_empty");
    print(`Generating ${String(size.items)} sale items over ${String(size.shops)} shops:`);
    await generateShops(full.administratorUrl, size, print);
    await generateShops(empty.administratorUrl, { shops: size.shops, items: 0 }, () => undefined);
    await measure(full.applicationUrl, empty.applicationUrl, size.shops);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  return true;
});

interface Addresses {
  readonly administratorUrl: string;
  readonly migrationUrl: string;
  readonly applicationUrl: string;
}

async function makeDatabase(server: Addresses, name: string): Promise<Addresses> {
  const client = new pg.Client(server.administratorUrl);
  await client.connect();
  const owner = decodeURIComponent(new URL(server.migrationUrl).username);
  const application = decodeURIComponent(new URL(server.applicationUrl).username);
  await client.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  await client.end();
  const of = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const addresses = {
    administratorUrl: of(server.administratorUrl),
    migrationUrl: of(server.migrationUrl),
    applicationUrl: of(server.applicationUrl),
  };
  await migrate(addresses.migrationUrl, application, [queueSchema]);
  return addresses;
}

async function measure(fullUrl: string, emptyUrl: string, shops: number): Promise<void> {
  const sources = [fullUrl, emptyUrl].map((url) =>
    createDataSource(url, { poolSize: 2, applicationName: "so-tiem-bench" }),
  );
  for (const source of sources) await source.initialize();
  const [full, empty] = sources.map(benchWork) as [BenchWork, BenchWork];
  const cases: readonly (readonly [
    name: string,
    work: (shop: number) => Promise<void>,
    beside: string,
    baseline: (shop: number) => Promise<void>,
  ])[] = [
    ["record a sale", full.recordSale, "the same in an empty book", empty.recordSale],
    ["“tháng này”", full.thisMonth, "plain SQL over the sales", full.thisMonthPlain],
    ["“tháng này”", full.thisMonth, "the same in an empty book", empty.thisMonth],
    ["best sellers of a month", full.bestSellers, "plain SQL over the lines", full.bestSellersPlain],
    ["best sellers of a month", full.bestSellers, "the same in an empty book", empty.bestSellers],
  ];
  print(`\nMedian of ${String(ROUNDS)}, in ms, each turn beside its baseline:`);
  for (const [name, work, beside, baseline] of cases) {
    const [mine, other] = await alternate(work, baseline, shops);
    print(
      `  ${name.padEnd(26)}${mine.toFixed(2).padStart(8)}   ${beside.padEnd(28)}${other.toFixed(2).padStart(8)}   ratio ${(mine / other).toFixed(2)}`,
    );
  }
  for (const source of sources) await source.destroy();
}

/** In turns, so that whatever else the machine does weighs on both. */
async function alternate(
  work: (shop: number) => Promise<void>,
  baseline: (shop: number) => Promise<void>,
  shops: number,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const shop = 1 + Math.floor(Math.random() * shops);
    for (const [index, one] of [work, baseline].entries()) {
      const start = performance.now();
      await one(shop);
      if (round >= WARM_UP) times[index]?.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
