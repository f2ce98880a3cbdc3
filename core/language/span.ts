import type { MenuWord } from "./act.ts";
import type { DatePhrase } from "./dates/date-phrase.ts";
import type { MoneyReading } from "./numbers/money-reading.ts";
import type { Tag } from "./vocabulary.ts";

/** A run of tokens and what one parser takes it for. Parsers propose, refiners decide. */
export type Span = SpanPlace & SpanValue;
export interface SpanPlace {
  readonly from: number;
  /** Index after the last token. */
  readonly to: number;
}
export type SpanValue =
  | {
      readonly kind: "money";
      readonly money: MoneyReading;
      readonly inexact?: boolean;
      /** What it may be exactly, in đồng, where it is not the amount itself: the ends of "3-4 triệu". */
      readonly nearVnd?: readonly number[];
    }
  | CountValue
  | { readonly kind: "date"; readonly date: DatePhrase }
  | { readonly kind: "time"; readonly minutes: number; readonly part?: string }
  | { readonly kind: "part"; readonly part: string }
  | { readonly kind: "tags"; readonly tags: ReadonlySet<Tag> }
  | {
      readonly kind: "menu";
      readonly item: MenuWord;
      /** Spelt with a slip: shown as the menu has it, and told. */
      readonly guessed?: true;
      /** Only a part of the name was said: this one. */
      readonly short?: string;
      /** All items that may be meant, where that is more than one. */
      readonly rivals?: readonly MenuWord[];
    }
  | { readonly kind: "person"; readonly name: string }
  | { readonly kind: "noise"; readonly what: string }
  | { readonly kind: "text" }
  | { readonly kind: "mark"; readonly mark: string };
/** A number of goods, or one whose meaning is still open (no unit). */
export interface CountValue {
  readonly kind: "count";
  readonly value: number;
  readonly unit?: string;
  /** Written as a lone digit word, which may be no number at all ("ba", "chín"). */
  readonly weak?: boolean;
  readonly inexact?: boolean;
}
export type SpanOf<K extends SpanValue["kind"]> = Extract<Span, { readonly kind: K }>;
