import { PassThrough, Readable } from "node:stream";

import { describe, expect, it } from "vitest";

import { runParse } from "../../../cli/parse/run-parse.ts";

const run = async (input: string, ...args: readonly string[]): Promise<unknown[]> => {
  const output = new PassThrough();
  const chunks: string[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  await runParse(["--now", "2026-11-22T10:00:00+07:00", ...args], Readable.from([input]), output, new PassThrough());
  return chunks
    .join("")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
};

describe("parse command", () => {
  it("answers each line with one JSON line, empty lines and CRLF included", async () => {
    const lines = await run("bán 200k\r\n\r\ncảm ơn\n");
    expect(lines).toEqual([
      { text: "bán 200k", acts: [{ act: "sale", totalVnd: 200_000, date: "2026-11-22", implied: ["date"] }] },
      { text: "", acts: [] },
      { text: "cảm ơn", acts: [] },
    ]);
  });

  it("takes menu, customers and moment from a JSON line", async () => {
    const line = JSON.stringify({
      text: "2 ly nuoc mia",
      now: "2026-03-05T09:00:00+07:00",
      menu: [{ name: "nước mía", priceVnd: 10_000 }],
    });
    const [read] = await run(line);
    expect(read).toMatchObject({
      acts: [{ act: "sale", totalVnd: 20_000, date: "2026-03-05", items: [{ name: "nước mía" }] }],
    });
  });

  it.each(['{"text": 5}', "{broken", "[1,2]", "{}", '"x"'])(
    "reads a line that is no request as text: %s",
    async (line) => {
      expect(await run(line)).toMatchObject([{ text: line }]);
    },
  );

  it("prints questions as labels", async () => {
    expect(await run("2 ly nước mía 10k")).toMatchObject([
      { acts: [{ ask: [{ about: "price", choices: ["mỗi ly 10k", "tổng 10k"] }] }] },
    ]);
  });

  it("reads a whole line as one value", async () => {
    expect(await run("hai mươi mốt", "--as", "number")).toEqual([{ text: "hai mươi mốt", value: 21 }]);
    expect(await run("2tr5\n2 đô", "--as", "amount")).toEqual([
      { text: "2tr5", value: 2_500_000 },
      { text: "2 đô", value: null },
    ]);
    expect(await run("hôm qua", "--as=date")).toEqual([
      { text: "hôm qua", value: { from: "2026-11-21", to: "2026-11-21" } },
    ]);
  });

  it("explains itself with --trace", async () => {
    const [read] = await run("bán 200k", "--trace");
    expect(read).toHaveProperty("trace[0].step", "parser noise");
  });
});
