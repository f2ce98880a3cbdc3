import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { addCount } from "./collect/add-count.ts";
import { addMark } from "./collect/add-mark.ts";
import { addName } from "./collect/add-name.ts";
import { addPrice } from "./collect/add-price.ts";
import { addTags } from "./collect/add-tags.ts";
import { numbersBehindNames } from "./collect/numbers-behind-names.ts";
import { unitNamedAt } from "./collect/unit-named-at.ts";
import type { Walk } from "./collect/walk.ts";
import { closeItem } from "./collect/walk.ts";
import type { Draft } from "./draft.ts";
import { emptyDraft } from "./draft.ts";
import { joinsName } from "./joins-name.ts";

/** The unit behind "25k/" is no name. */
const isUnitWord = (walk: Walk, span: Span, at: number): boolean => {
  if (!unitWord(walk, span, at)) return false;
  unitNamedAt(walk, span.from);
  return true;
};

const unitWord = (walk: Walk, span: Span, at: number): boolean =>
  walk.item?.price !== undefined &&
  walk.item.role === "each" &&
  span.kind === "text" &&
  walk.spans[at - 1]?.kind === "mark";

const addPerson = (walk: Walk, span: SpanOf<"person">): void => {
  walk.draft.customer ??= span.name;
  if (!walk.verbSeen) walk.draft.buyerActs = true;
  const before = walk.scene.tokens[span.from - 1]?.bare ?? "";
  if (before === "cua" || before === "tu" || before === "ben") walk.draft.fromPerson = true;
};

/** "trả nợ 50k tiền ăn hôm trước": the day of what was eaten, not of the payment. */
const saysWhatFor = ({ spans, draft, scene }: Walk, at: number): boolean => {
  const money = spans.findLastIndex((span, index) => index < at && span.kind === "money");
  const between = money === -1 ? [] : spans.slice(money + 1, at);
  return draft.tags.has("paysBack") && between.some((span) => scene.tokens[span.from]?.bare === "tien");
};

type Adders = { readonly [K in Span["kind"]]: (walk: Walk, span: SpanOf<K>, at: number) => void };

const ADDERS: Adders = {
  count: addCount,
  money: addPrice,
  text: (walk, span, at) => {
    if (!isUnitWord(walk, span, at)) addName(walk, span);
  },
  menu: addName,
  tags: addTags,
  mark: (walk, span, at) => addMark(walk, span.mark, at),
  person: addPerson,
  date: (walk, span, at) => {
    if (span.date.vague !== true || !saysWhatFor(walk, at)) walk.draft.date ??= span.date;
  },
  time: ({ draft }, span) => {
    draft.minutes ??= span.minutes;
  },
  part: ({ draft }, span) => {
    draft.part ??= span.part;
  },
  noise: ({ draft }, span) => {
    if (span.what === "number" || span.what === "percent") draft.loose = true;
    if (span.what === "table") draft.atTable = true;
  },
};

const addAs = <K extends Span["kind"]>(walk: Walk, span: SpanOf<K>, at: number): void =>
  ADDERS[span.kind](walk, span, at);

const addSpan = (walk: Walk, span: Span, at: number): void => {
  if (joinsName(walk.spans, at, walk.scene, walk.item !== undefined && walk.nameEnd === span.from))
    addName(walk, { kind: "text", from: span.from, to: span.to });
  else addAs(walk, span, at);
};

/** Walks along the spans of one clause and collects what they tell. */
export const collectDraft = (spans: readonly Span[], scene: Scene): Draft => {
  const draft = emptyDraft();
  const walk: Walk = {
    scene,
    spans,
    draft,
    item: undefined,
    nameEnd: -1,
    each: false,
    total: false,
    times: false,
    left: false,
    verbSeen: false,
    behindNames: numbersBehindNames(spans),
  };
  spans.forEach((span, at) => addSpan(walk, span, at));
  closeItem(walk);
  draft.from = spans[0]?.from ?? 0;
  draft.to = spans.at(-1)?.to ?? 0;
  return draft;
};
