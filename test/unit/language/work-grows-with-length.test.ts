import { describe, expect, it } from "vitest";

import { makeLine } from "../../../core/language/acts/line.ts";
import { readLine } from "../../../core/language/acts/read-line.ts";
import { PARSERS } from "../../../core/language/propose.ts";
import { readSpans } from "../../../core/language/read-spans.ts";
import { REFINERS } from "../../../core/language/refine.ts";
import { makeScene } from "../../../core/language/scene.ts";
import type { Span } from "../../../core/language/span.ts";

const context = {
  now: new Date("2026-11-22T10:00:00+07:00"),
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  menu: [{ name: "phở chín", priceVnd: 45_000 }],
  customers: ["bác Hai"],
};
const SHORT = 1_000;
const LONG = 4_000;
/** Four times the text may cost four times the looks, and a little for what begins and ends. */
const MOST = 4.4;

/** Whole seeds: one that is cut short may be something else than the others ("DH1"). */
const filled = (seed: string, length: number): string => seed.repeat(Math.floor(length / seed.length));

/** A list that counts how often one of its members is looked at: work, without a clock. */
const counting = <T>(list: readonly T[]): { readonly list: readonly T[]; readonly looks: () => number } => {
  let looks = 0;
  const get = (target: readonly T[], key: string | symbol): unknown => {
    if (typeof key === "string" && /^[0-9]+$/u.test(key)) looks += 1;
    return Reflect.get(target, key) as unknown;
  };
  return { list: new Proxy(list, { get }), looks: () => looks };
};

const looksOfParsers = (text: string): number => {
  const scene = makeScene(text, context);
  const tokens = counting(scene.tokens);
  for (const parse of Object.values(PARSERS)) parse({ ...scene, tokens: tokens.list });
  return tokens.looks();
};

const looksOfRefiners = (text: string): number => {
  const scene = makeScene(text, context);
  let spans: readonly Span[] = Object.values(PARSERS).flatMap((parse) => parse(scene));
  let looks = 0;
  for (const refine of Object.values(REFINERS)) {
    const read = counting(spans);
    spans = refine(read.list, scene);
    looks += read.looks();
  }
  return looks;
};

const looksOfReaders = (text: string): number => {
  const { scene, spans } = readSpans(text, context);
  const read = counting(spans);
  readLine(makeLine(scene, read.list), {});
  return read.looks();
};

const SEEDS = [
  "1",
  "1 ",
  "123 ",
  "1.",
  "5/",
  "ly ",
  "kg tô chai ",
  "một ",
  "hai trăm ",
  "hai mươi lăm ",
  "triệu ",
  "hôm nay ",
  "5/3 ",
  "ngày 5 tháng 3 ",
  "thứ hai tuần trước ",
  "50k ",
  "trả ck ",
  "chị Lan ",
  "2 ly cf 20k, ",
  "nghỉ 5-7 ",
  "DH1234 ",
  "tổng ",
  "- ",
  "abc def ",
];

describe.each([
  ["parsers", looksOfParsers],
  ["refiners", looksOfRefiners],
  ["readers", looksOfReaders],
])("the work of the %s grows with the text", (_, looks) => {
  it.each(SEEDS)("%j over and over", (seed) => {
    expect(looks(filled(seed, LONG)) / (looks(filled(seed, SHORT)) + 1)).toBeLessThan(MOST);
  });
});
