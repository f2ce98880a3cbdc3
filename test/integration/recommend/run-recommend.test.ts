import { Readable, Writable } from "node:stream";

import { afterEach, describe, expect, it } from "vitest";

import { runRecommend } from "../../../cli/recommend/run-recommend.ts";
import { plantEffect } from "../../simulation/plant-effect.ts";
import { runShop } from "../../simulation/run-shop.ts";
import { seededRandom } from "../../simulation/seeded-random.ts";

const HEADER = "transaction_id,time,item,quantity,unit_price_vnd\n";

const collect = (): { stream: Writable; text: () => string } => {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
};

async function recommend(
  csv: string,
  args: readonly string[] = [],
): Promise<{ lines: Record<string, unknown>[]; problem: string }> {
  const [output, problems] = [collect(), collect()];
  await runRecommend(args, {}, Readable.from([Buffer.from(csv)]), output.stream, problems.stream);
  const lines = output
    .text()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { lines, problem: problems.text() };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const csvOf = (kind: Parameters<typeof plantEffect>[0], seed: number): string => {
  const random = seededRandom(seed);
  const { lines } = runShop(plantEffect(kind, random, 60).plan, random, 60);
  return (
    HEADER +
    lines
      .map(
        (line) =>
          `${line.ticket},${line.date}T${clock(line.minuteOfDay)},${line.item},${String(line.quantity)},${String(line.unitPriceVnd)}\n`,
      )
      .join("")
  );
};

describe("npm run -s recommend", () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  it("prints a planted pair with its numbers, and words in both languages", async () => {
    const csv = csvOf("pair", 3);
    const { lines } = await recommend(csv);
    expect(lines[0]).toMatchObject({ rank: 1, kind: "cross_selling", evidence: { finding: "pair" }, worthVnd: null });
    const words = lines[0]?.["words"] as Record<string, string>;
    expect(words["what"]).toMatch(/^Khách gọi món \d+ hay gọi kèm món \d+\.$/u);
    const english = await recommend(csv, ["--lang", "en"]);
    expect((english.lines[0]?.["words"] as Record<string, string>)["what"]).toMatch(
      /^Who orders món \d+ often orders/u,
    );
  });

  it("prints nothing where there is nothing to say", async () => {
    expect(await recommend(csvOf("nothing", 3))).toEqual({ lines: [], problem: "" });
  });

  it("prints one line on what to record below the minima", async () => {
    const { lines } = await recommend(`${HEADER}1,2026-01-05 10:00,Phở,2,45000\n`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: "need_data", days: 1, records: 1, daysNeeded: 7, recordsNeeded: 10 });
  });

  it("takes columns in any order, quotes, a byte order mark, other columns and Windows line ends", async () => {
    const csv =
      '\uFEFFitem,Time,note,quantity,unit_price_vnd,transaction_id\r\n"Phở, tái",2026-01-05T01:30:00,x,1.5,45000,a1\r\n';
    const { lines } = await recommend(csv);
    expect(lines[0]).toMatchObject({ kind: "need_data", records: 1 });
  });

  it.each([
    ["", /nothing to read/u],
    ["id,when\n1,2\n", /no column transaction_id, time/u],
    [`${HEADER}1,yesterday,Phở,1,45000\n`, /^Line 2: time should be like 2026-11-25T09:58, not “yesterday”/u],
    [`${HEADER}1,2026-02-30 10:00,Phở,1,45000\n`, /^Line 2: time/u],
    [`${HEADER}1,2026-01-05 10:00,Phở,1,45.000đ\n`, /^Line 2: unit_price_vnd should be đồng without separators/u],
    [`${HEADER}1,2026-01-05 10:00,Phở,1,-5\n`, /^Line 2: unit_price_vnd should be whole đồng/u],
    [`${HEADER}1,2026-01-05 10:00,Phở,1,45000\n2,2026-01-05 10:00,,1,45000\n`, /^Line 3: item should be a name/u],
    [`${HEADER}1,2026-01-05 10:00,"Phở,1,45000\n`, /no CSV that can be read/u],
  ])("says what is wrong with %j", async (csv, sentence) => {
    const { lines, problem } = await recommend(csv);
    expect(lines).toEqual([]);
    expect(problem).toMatch(sentence);
    expect(process.exitCode).toBe(1);
  });

  it("says how it is used when an option is unknown", async () => {
    expect((await recommend(HEADER, ["--lang", "fr"])).problem).toMatch(/^npm run -s recommend/u);
  });
});
