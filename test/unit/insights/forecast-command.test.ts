import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterEach, describe, expect, it } from "vitest";

import { runForecast } from "../../../cli/forecast/run-forecast.ts";

const ask = async (csv: string, ...args: readonly string[]) => {
  const output = new PassThrough();
  const problems = new PassThrough();
  await runForecast(args, Readable.from([csv]), output, problems);
  output.end();
  problems.end();
  const lines = (await text(output)).split("\n").filter((line) => line !== "");
  return {
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    problem: await text(problems),
    exitCode: process.exitCode,
  };
};

const rows = (id: string, days: number, value: (day: number) => string): string =>
  Array.from({ length: days }, (_, day) => `${id},2026-01-${String(day + 1).padStart(2, "0")},${value(day)}\n`).join(
    "",
  );

describe("npm run forecast", () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  it("writes a line per series and day ahead", async () => {
    const csv = `series_id,date,value\n${rows('"phở, lớn"', 28, (day) => String(40 + (day % 7)))}`;
    const { lines, exitCode } = await ask(csv, "--horizon", "2");
    expect(lines.map((line) => [line["series_id"], line["date"]])).toEqual([
      ["phở, lớn", "2026-01-29"],
      ["phở, lớn", "2026-01-30"],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(["series_id", "date", "mean", "lower", "upper", "model"]);
    expect(lines[0]?.["mean"]).toBeCloseTo(40, 0);
    expect(exitCode).toBeUndefined();
  });

  it("keeps series apart whose names differ by a blank", async () => {
    const csv = `series_id,date,value\n${rows("a", 14, () => "5")}${rows("a ", 14, () => "9")}`;
    const { lines } = await ask(csv, "--horizon=1");
    expect(lines.map((line) => line["mean"])).toEqual([5, 9]);
  });

  it("reads days in any order and takes missing ones for not recorded", async () => {
    const csv = `date,value,series_id,open\n2026-01-20,5,a,1\n${Array.from({ length: 19 }, (_, day) => day + 1)
      .filter((day) => day !== 10)
      .reverse()
      .map((day) => `2026-01-${String(day).padStart(2, "0")},5,a,\n`)
      .join("")}`;
    const { lines } = await ask(csv, "--horizon", "1");
    expect(lines).toMatchObject([{ date: "2026-01-21", mean: 5 }]);
  });

  it("refuses thin data with the reason, and forecasts it where it must", async () => {
    const csv = `series_id,date,value\n${rows("a", 3, () => "5")}`;
    expect((await ask(csv)).lines).toEqual([{ series_id: "a", refused: "only 3 days of history; 14 are needed" }]);
    expect((await ask(csv, "--force", "--horizon", "1")).lines).toMatchObject([{ mean: 5 }]);
  });

  it.each([
    ["date,value\n", "Line 1: the header lacks the column series_id"],
    ["series_id,date,value\na,2026-02-30,5\n", "Line 2: “2026-02-30” is no date"],
    ["series_id,date,value\na,2026-01-01,-5\n", "Line 2: “-5” is no amount sold"],
    ["series_id,date,value\na,2026-01-01,\n", "Line 2: “” is no amount sold"],
    ["series_id,date,value\na,2026-01-01\n", "Line 2: 2 fields where the header has 3"],
    ["series_id,date,value\na,2026-01-01,1\na,2026-01-01,2\n", "Line 3: a has 2026-01-01 twice"],
    ['series_id,date,value\n"a,2026-01-01,1\n', "its quotation marks do not match"],
    ["series_id,date,value,open\na,2026-01-01,1,maybe\n", "Line 2: open is “maybe”"],
  ])("says what is wrong with %j", async (csv, message) => {
    const { lines, problem, exitCode } = await ask(csv);
    expect(problem).toContain(message);
    expect(lines).toEqual([]);
    expect(exitCode).toBe(65);
  });

  it.each([[["--horizon", "0"]], [["--horizon", "soon"]], [["--days", "7"]]])("refuses %j", async (args) => {
    expect(await ask("series_id,date,value\n", ...args)).toMatchObject({ lines: [], exitCode: 2 });
  });
});
