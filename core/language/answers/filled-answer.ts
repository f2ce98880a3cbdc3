import type { Act, ActItem, Ask, AskAbout, ReadingContext } from "../act.ts";
import { amountOf } from "../acts/amount-of.ts";
import { entryDate } from "../acts/entry-date.ts";
import { searchKey } from "../search-key.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span } from "../span.ts";
import { readSpans } from "../read-spans.ts";

const without = (act: Act, ...implied: readonly string[]): Act => {
  const { ask: _ask, implied: was, ...rest } = act;
  const left = (was ?? []).filter((key) => !implied.includes(key));
  return left.length === 0 ? rest : { ...rest, implied: left };
};

const isMild = (span: Span): boolean =>
  span.kind === "mark" ||
  (span.kind === "tags" &&
    ["filler", "each", "total", "eachAfter", "correct", "joint", "wholeDay"].some((tag) =>
      span.tags.has(tag as never),
    ));

const telling = (spans: readonly Span[]): Span[] => spans.filter((span) => !isMild(span));

const amountIn = (spans: readonly Span[]): number | undefined => {
  const [only, more] = telling(spans);
  if (only === undefined || more !== undefined) return undefined;
  const amount = amountOf(only, "price");
  return amount === undefined || amount.unsure || amount.orVnd.length > 0 || amount.vnd <= 0 ? undefined : amount.vnd;
};

const saysTotal = (spans: readonly Span[]): boolean =>
  spans.some((span) => span.kind === "tags" && span.tags.has("total"));

const priceEach = (item: ActItem, vnd: number): ActItem | undefined => {
  const totalVnd = vnd * item.quantity;
  return Number.isSafeInteger(totalVnd) ? { ...item, unitPriceVnd: vnd, totalVnd } : undefined;
};

/**
 * A price for the item that lacks it. Where several do, it is the first's and the next is asked for; where a total was
 * said, or nothing is known of any, the amount is what they came to together.
 */
const withPrice = (act: Act, vnd: number, total: boolean): Act | undefined => {
  const items = act.items ?? [];
  const at = items.findIndex((item) => item.totalVnd === undefined);
  const item = items[at];
  const knowsOthers = items.length === 1 || items.some((each) => each.totalVnd !== undefined);
  if (item === undefined || total || !knowsOthers)
    return { ...without(act, "totalVnd"), totalVnd: vnd, items: items.map(unpriced) };
  const made = priceEach(item, vnd);
  return made === undefined ? undefined : summed(act, items.with(at, made));
};

const summed = (act: Act, items: readonly ActItem[]): Act | undefined => {
  const base = without(act, ...(items.length === 1 ? ["unitPriceVnd"] : []));
  if (items.some((item) => item.totalVnd === undefined))
    return { ...base, items, ask: [{ about: "price", choices: [] }] };
  const totalVnd = items.reduce((sum, item) => sum + (item.totalVnd ?? 0), 0);
  return Number.isSafeInteger(totalVnd) ? { ...base, items, totalVnd } : undefined;
};

const withDate = (act: Act, spans: readonly Span[], scene: Scene): Act | undefined => {
  const [only, more] = telling(spans);
  if (only?.kind !== "date" || more !== undefined) return undefined;
  const { date } = entryDate(only.date, scene);
  return date === undefined ? undefined : { ...without(act, "date"), date };
};

const nameIn = (spans: readonly Span[], scene: Scene): string | undefined => {
  const named = telling(spans);
  const [first] = named;
  const last = named.at(-1);
  const plain = named.every((span) => span.kind === "text" || span.kind === "menu" || span.kind === "person");
  return first === undefined || last === undefined || !plain || last.to - first.from > 5
    ? undefined
    : textOf(scene, first.from, last.to);
};

interface Answer {
  readonly act: Act;
  readonly spans: readonly Span[];
  readonly scene: Scene;
  /** The amount that the answer is, if it is one. */
  readonly vnd: number | undefined;
}

const withTotal = ({ act, vnd }: Answer): Act | undefined =>
  vnd === undefined
    ? undefined
    : {
        ...without(act, "totalVnd"),
        totalVnd: vnd,
        ...(act.items === undefined ? {} : { items: act.items.map(unpriced) }),
      };

const withCustomer = ({ act, spans, scene }: Answer): Act | undefined => {
  const name = nameIn(spans, scene);
  return name === undefined ? undefined : { ...without(act), customer: name };
};

const withItem = ({ act, spans, scene }: Answer): Act | undefined => {
  const name = nameIn(spans, scene);
  if (name === undefined) return undefined;
  const [first] = act.items ?? [];
  const total = act.totalVnd === undefined ? {} : { unitPriceVnd: act.totalVnd };
  const named = { ...without(act), items: [{ ...(first ?? { quantity: 1, ...total }), name }] };
  return act.settings?.value === "pieces" ? priced(named, name, scene) : named;
};

/** "thêm 1 lon nữa", of what was asked: at the menu's price, or the price is asked next. */
const priced = (act: Act, name: string, { context }: Scene): Act | undefined => {
  const { settings: _leans, ...said } = act;
  const key = searchKey(name);
  const priceVnd = context.menu.find((word) => searchKey(word.name) === key)?.priceVnd;
  return priceVnd === undefined
    ? { ...said, ask: [{ about: "price", choices: [] }] }
    : withPrice(said, priceVnd, false);
};

const FILLERS: Readonly<Record<AskAbout, (answer: Answer) => Act | undefined>> = {
  amount: withTotal,
  total: withTotal,
  price: ({ act, vnd, spans }) => (vnd === undefined ? undefined : withPrice(act, vnd, saysTotal(spans))),
  date: ({ act, spans, scene }) => withDate(act, spans, scene),
  customer: withCustomer,
  item: withItem,
  act: () => undefined,
};

/** Completes an act by the value that was asked for; undefined where the answer is no such value. */
export const filledAnswer = (act: Act, ask: Ask, answer: string, context: ReadingContext): Act | undefined => {
  const { scene, spans } = readSpans(answer, context);
  // Beside choices a lone digit is meant to pick one; one that picks none is a slip, not a price.
  const slip = ask.choices.length > 0 && /^\s*[0-9]\s*$/u.test(answer);
  return FILLERS[ask.about]({ act, spans, scene, vnd: slip ? undefined : amountIn(spans) });
};

const unpriced = ({ name, quantity, unit }: ActItem): ActItem => ({
  name,
  quantity,
  ...(unit === undefined ? {} : { unit }),
});
