import type { Scene } from "./scene.ts";
import { textOf } from "./scene.ts";
import type { Span } from "./span.ts";

/** Hears of every step of a reading: its name and what it said. */
export type Trace = (step: string, notes: readonly string[]) => void;

const detail = (span: Span): string => {
  switch (span.kind) {
    case "money":
      return `${span.money.vnd}đ ${span.money.said}${span.inexact === true ? " inexact" : ""}`;
    case "count":
      return `${span.value}${span.unit === undefined ? "" : ` ${span.unit}`}`;
    case "tags":
      return [...span.tags].join("|");
    case "noise":
      return span.what;
    case "menu":
      return span.item.name;
    default:
      return "";
  }
};

/** A span in one line: `money "2tr5" 2500000đ unit`. */
export const describeSpan = (span: Span, scene: Scene): string =>
  `${span.kind} "${textOf(scene, span.from, span.to)}" ${detail(span)}`.trim();
