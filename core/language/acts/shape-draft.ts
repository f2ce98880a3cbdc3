import type { Decision } from "./decision.ts";
import type { Draft } from "./draft.ts";

/** An expense or a debt is a sum; what it was for is its category, unless pieces were counted. */
const sumOnly = (draft: Draft): Draft => {
  const [only] = draft.items;
  if (
    draft.items.length !== 1 ||
    only === undefined ||
    (only.quantity ?? 1) !== 1 ||
    (only.unit !== undefined && only.name !== "")
  )
    return draft;
  const amount = only.price ?? draft.total;
  if (amount === undefined && draft.lumps.length === 0) return draft;
  return {
    ...draft,
    items: [],
    lumps: amount === undefined ? draft.lumps : [...draft.lumps, amount],
    words: [...draft.words, only.name],
  };
};

const SUMS: ReadonlySet<string> = new Set(["expense", "debt_payment", "refund"]);

export const actOf = (decision: Decision): string | undefined =>
  decision !== undefined && "act" in decision ? decision.act : undefined;

/** A name beside a lump sum says what it was for ("bán 500k rau", "chị Lan nợ 150k tiền gạo"). */
export const shaped = (draft: Draft, decision: Decision): Draft => {
  const act = actOf(decision);
  if (act === undefined || !SUMS.has(act)) return withoutStrays(draft);
  return sumOnly(withoutStrays(draft));
};

/** Words without number and price beside a lump sum are talk, not goods. */
const withoutStrays = (draft: Draft): Draft => {
  const counted = draft.items.filter(
    (item) => item.price !== undefined || item.quantity !== undefined || item.menu !== undefined,
  );
  if (
    draft.total !== undefined &&
    draft.lumps.length === 0 &&
    counted.length === 0 &&
    draft.items.length > 0 &&
    draft.items.length <= 3
  )
    return draft;
  const strays = draft.items.filter((item) => !counted.includes(item)).map((item) => item.name);
  if (strays.length === 0) return draft;
  const menuOnly = counted.filter(
    (item) => item.price !== undefined || item.quantity !== undefined || draft.lumps.length === 0,
  );
  return { ...draft, items: menuOnly, words: [...draft.words, ...strays] };
};

/** "bán 1tr5: tiền mặt 500k, ck 1tr": the first sum is the others together; where they disagree it is asked. */
export const brokenDown = (draft: Draft): Draft => {
  const [whole, ...parts] = draft.lumps;
  if (whole === undefined || parts.length === 0 || draft.items.length > 0) return draft;
  const sum = parts.reduce((total, part) => total + part.vnd, 0);
  if (parts.length > 1 && sum === whole.vnd) return { ...draft, lumps: parts };
  return draft.payments.length > 0 && draft.payments.length < draft.lumps.length ? { ...draft, loose: true } : draft;
};

/** "bán 200k giảm 20k còn 180k": what was taken off is no sale. Unless the sums agree, which of them counts is asked. */
export const discounted = (draft: Draft): Draft => {
  if (!draft.tags.has("discount")) return draft;
  const [full, off, rest] = draft.lumps;
  if (draft.items.length > 0 || full === undefined) return { ...draft, loose: true };
  if (off === undefined) return { ...draft, loose: true };
  if (rest !== undefined && draft.lumps.length === 3 && full.vnd - off.vnd === rest.vnd)
    return { ...draft, lumps: [rest] };
  return { ...draft, lumps: [{ ...full, vnd: full.vnd - off.vnd, orVnd: [full.vnd] }] };
};

/** What the goods come to by the menu; undefined where it does not know one of them. */
const menuSum = (draft: Draft): number | undefined =>
  draft.items.reduce<number | undefined>((sum, { menu, quantity }) => {
    const priceVnd = menu?.priceVnd;
    return sum === undefined || priceVnd === undefined ? undefined : sum + priceVnd * (quantity ?? 1);
  }, 0);

/** "bán 500k, 2 tô phở": a sum and pieces without price in one breath; whether the sum is theirs is asked. */
export const sumOverItems = (draft: Draft): Draft => {
  if (draft.lumps.length !== 1 || draft.items.length === 0 || draft.total !== undefined) return draft;
  if (draft.items.some((item) => item.price !== undefined)) return draft;
  const [lump] = draft.lumps;
  if (lump === undefined) return draft;
  const agrees = lump.vnd === menuSum(draft) && !lump.unsure;
  return { ...draft, lumps: [], total: lump, ...(agrees ? {} : { loose: true }) };
};
