import type { Act, ActName, MenuWord } from "../act.ts";
import { labelVnd } from "../label-vnd.ts";
import type { Draft, DraftItem } from "./draft.ts";
import type { Choice, Entry } from "./entry-frame.ts";
import { ask, frame, impliedOf, withDateDoubt } from "./entry-frame.ts";
import { MAX_VND } from "./max-vnd.ts";
import type { PricedItems } from "./settle-prices.ts";
import { settlePrices } from "./settle-prices.ts";

const unitOf = (unit: string | undefined): string => unit ?? "cái";

const openChoices = (state: Extract<PricedItems, { state: "open" }>, entry: Entry): Choice[] => {
  const { item } = state;
  const many = entry.draft.items.filter((each) => each.role === "open" && (each.quantity ?? 1) !== 1).length > 1;
  const price = labelVnd(item.price?.vnd ?? 0);
  const each = many ? "giá mỗi món" : `mỗi ${unitOf(item.unit)} ${price}`;
  const total = many ? "tổng từng món" : `tổng ${price}`;
  return [
    { label: each, answers: { ...entry.answers, open: "each" } },
    { label: total, answers: { ...entry.answers, open: "total" } },
  ];
};

const differing = (state: Extract<PricedItems, { state: "differs" }>, entry: Entry): Choice[] => [
  { label: `các món cộng lại ${labelVnd(state.itemsVnd)}`, answers: { ...entry.answers, believe: "items" } },
  { label: `tổng ${labelVnd(state.saidVnd)}`, answers: { ...entry.answers, believe: "said" } },
];

const withName = ({ rivals: _rivals, ...item }: DraftItem, menu: MenuWord): DraftItem => ({
  ...item,
  name: menu.name,
  menu,
});

/** The draft with every item that was chosen, and the first that still may be several. */
const named = (entry: Entry): { readonly draft: Draft; readonly doubtful: DraftItem | undefined } => {
  const chosen = [...(entry.answers.named ?? [])];
  const items = entry.draft.items.map((item) => {
    const menu = item.rivals === undefined ? undefined : chosen.shift();
    return menu === undefined ? item : withName(item, menu);
  });
  return { draft: { ...entry.draft, items }, doubtful: items.find((item) => item.rivals !== undefined) };
};

const rivalChoices = (item: DraftItem, entry: Entry): Choice[] =>
  (item.rivals ?? []).map((menu) => ({
    label: menu.name,
    answers: { ...entry.answers, named: [...(entry.answers.named ?? []), menu] },
  }));

/** An entry of goods: settled, or with the question that their names or prices leave. */
export const itemsEntry = (act: ActName, entry: Entry): Act => {
  const { draft, doubtful } = named(entry);
  if (doubtful === undefined) return pricedEntry(act, { ...entry, draft });
  const items = bareItems(draft);
  return {
    ...frame(act, entry),
    items,
    ...impliedOf(act, entry, []),
    ...ask("item", rivalChoices(doubtful, entry), entry.build),
  };
};

const pricedEntry = (act: ActName, entry: Entry): Act => {
  const base = frame(act, entry);
  const priced = settlePrices(believed(entry), entry.answers);
  const guessed = entry.draft.items.some((item) => item.guessed === true) ? ["items"] : [];
  const implied = impliedOf(act, entry, [...(priced.state === "settled" ? priced.implied : []), ...guessed]);
  switch (priced.state) {
    case "settled":
      if (priced.totalVnd === undefined || priced.totalVnd <= 0 || priced.totalVnd > MAX_VND)
        return { ...base, items: priced.items, ...implied, ...ask("total", [], entry.build) };
      if (entry.draft.loose)
        return { ...base, items: bareItems(entry.draft), ...implied, ...ask("total", [], entry.build) };
      return withDateDoubt({ ...base, totalVnd: priced.totalVnd, items: priced.items, ...implied }, entry);
    case "open":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask("price", openChoices(priced, entry), entry.build),
      };
    case "whole":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask(
          "total",
          [
            { label: `tất cả ${labelVnd(priced.vnd)}`, answers: { ...entry.answers, whole: "all" } },
            {
              label: `riêng ${priced.last.name === "" ? "món cuối" : priced.last.name} ${labelVnd(priced.vnd)}`,
              answers: { ...entry.answers, whole: "last" },
            },
          ],
          entry.build,
        ),
      };
    case "differs":
      return {
        ...base,
        items: bareItems(entry.draft),
        ...implied,
        ...ask("total", differing(priced, entry), entry.build),
      };
    case "unpriced":
    case "unsure":
      return { ...base, items: priced.items, ...implied, ...ask("price", [], entry.build) };
  }
};

const bareItems = (draft: Draft) =>
  draft.items.map((item) => ({
    name: item.name,
    quantity: item.quantity ?? 1,
    ...(item.unit === undefined ? {} : { unit: item.unit }),
  }));

const believed = (entry: Entry): Draft => {
  const { believe } = entry.answers;
  const { draft } = entry;
  if (believe === "items") {
    const { total: _total, ...rest } = draft;
    return rest;
  }
  return believe === "said"
    ? {
        ...draft,
        items: draft.items.map((item) => ({
          name: item.name,
          ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
          ...(item.unit === undefined ? {} : { unit: item.unit }),
        })),
      }
    : draft;
};
