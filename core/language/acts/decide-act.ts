import type { Tag } from "../vocabulary.ts";
import type { Draft } from "./draft.ts";
import { boughtOnCredit, buysOnCredit, broughtOnCredit, debtOrSale } from "./debt-decision.ts";
import type { Decision } from "./decision.ts";
import { isCostName, byCostHead } from "./cost-names.ts";

const isPriced = (draft: Draft): boolean =>
  draft.items.some((item) => item.price !== undefined) || draft.total !== undefined;

const hasMoney = (draft: Draft): boolean => draft.lumps.length > 0 || isPriced(draft);

const isOnMenu = (draft: Draft): boolean => draft.items.some(({ menu }) => menu?.priceVnd !== undefined);

/** "cô Lan trả 500k" pays a debt; "trả 500k tiền hàng" pays a supplier; "khách trả 50k" may be either side of the counter. */
const whoPays = (draft: Draft): Decision => {
  if (
    (draft.buyerActs && draft.customer === undefined && draft.lumps[0]?.unsure === true) ||
    draft.tags.has("sale") ||
    draft.tags.has("buyerTakes") ||
    draft.items.some((item) => item.price !== undefined && item.quantity !== undefined)
  )
    return { act: "sale" };
  if (draft.customer !== undefined && draft.buyerActs) return { act: "debt_payment" };
  if (draft.buyerActs) return { oneOf: ["sale", "debt_payment"] };
  return draft.customer === undefined ? { act: "expense" } : { oneOf: ["expense", "debt_payment"] };
};

/** Money sent by a known person may be for goods or for a debt; by "khách" it is for goods. */
const senders = (draft: Draft): Decision => {
  if (!draft.buyerActs || draft.fromPerson) return { oneOf: ["sale", "expense"] };
  return draft.customer === undefined ? { act: "sale" } : { oneOf: ["sale", "debt_payment"] };
};

const takers = (draft: Draft): Decision => {
  const { tags } = draft;
  const buyer = draft.buyerActs && !draft.fromPerson;
  if (tags.has("purchase")) return buyer && tags.has("buyerTakes") ? { act: "sale" } : { act: "purchase" };
  if (draft.fromPerson) return { act: "purchase" };
  if (buyer) return { act: "sale" };
  return draft.items.length > 0 ? { oneOf: ["sale", "purchase"] } : { oneOf: ["sale", "expense"] };
};

/** "giao anh Dũng 1 xe cát" sells; "đại lý giao 10 thùng bia" and perhaps "anh Tư giao 20kg thịt" bring in. */
const delivers = (draft: Draft): Decision => {
  if (draft.tags.has("supplier") || draft.fromPerson) return { act: "purchase" };
  return draft.buyerActs ? { oneOf: ["purchase", "sale"] } : { act: "sale" };
};

/** Loans, deposits, change: money that moves and is neither sold nor spent. */
const lent = (draft: Draft): Decision => {
  if (draft.customer !== undefined) return { oneOf: ["debt", "debt_payment", "sale"] };
  // "rút 2tr tiêu riêng": what it went for was said.
  return draft.tags.has("expense") ? { act: "expense" } : { oneOf: ["sale", "expense"] };
};

/** From here on a lone name with an amount is more likely talk of prices than a sale. */
const DEAR_VND = 10_000_000;

/** "vàng lên 90 triệu": a name with a great sum, neither counted nor on the menu nor sold by a word. */
const isDear = (draft: Draft): boolean => {
  const [only, more] = draft.items.filter((item) => item.price !== undefined);
  const lone = more === undefined && only?.quantity === undefined && only?.menu === undefined;
  return lone && (only?.price?.vnd ?? 0) >= DEAR_VND;
};

/** "vá xe 20k": a cost of ours, or the work of a workshop that has it on its menu. */
const isRepair = (draft: Draft): boolean =>
  draft.tags.has("repair") && draft.items.every((item) => item.menu === undefined);

const withoutVerb = (draft: Draft): Decision => {
  if (isCostName(draft) || isRepair(draft)) return { oneOf: ["expense", "sale"] };
  const cost = hasMoney(draft) ? byCostHead(draft) : undefined;
  if (cost !== undefined) return cost;
  if (isDear(draft)) return { oneOf: ["sale", "expense"] };
  if (
    draft.items.some((item) => item.price !== undefined || item.menu?.priceVnd !== undefined) ||
    (draft.items.length > 0 && draft.total !== undefined)
  )
    return { act: "sale", implied: true };
  if (
    draft.items.some(
      (item) =>
        item.unit !== undefined ||
        item.menu !== undefined ||
        item.countedBehind === true ||
        (draft.tags.has("joint") && item.quantity !== undefined),
    )
  )
    return { act: "sale", implied: true };
  if (!hasMoney(draft)) return undefined;
  if (draft.customer !== undefined) return { oneOf: ["sale", "debt", "debt_payment"] };
  return { oneOf: ["sale", "expense"] };
};

/** The verb that was said first tells: "chi 200k mua rau" is an expense, "mua rau hết 200k" a purchase. */
const spendsFirst = (draft: Draft): boolean =>
  [...draft.tags].find((tag) => tag === "expense" || tag === "purchase") === "expense";

interface Rule {
  readonly when: (draft: Draft) => boolean;
  readonly then: (draft: Draft) => Decision;
}

const has = (draft: Draft, tag: Tag): boolean => draft.tags.has(tag);

const bare = (draft: Draft): boolean => draft.items.length === 0;

const COSTS_ALONE = ["expense", "purchase", "refund", "otherMoney", "debt", "paysBack"] as const;

/** "khách thay nhớt 120k": a repair that a guest is the subject of is what the shop sells. */
const repairsForGuest = (draft: Draft): boolean =>
  draft.tags.has("repair") &&
  !draft.tags.has("purchase") &&
  ((draft.buyerActs && draft.customer === undefined) || isBillOfRepairs(draft));

/** "thay nhớt 120k thay bugi 60k": several works, each with its price, are what a workshop bills. */
const isBillOfRepairs = (draft: Draft): boolean =>
  !draft.tags.has("pays") && draft.items.filter(({ price }) => price !== undefined).length > 1;

/** The first that fits decides. */
const RULES: readonly Rule[] = [
  {
    when: (draft) =>
      draft.atTable && (hasMoney(draft) || isOnMenu(draft)) && !COSTS_ALONE.some((tag) => has(draft, tag)),
    then: () => ({ act: "sale" }),
  },
  { when: repairsForGuest, then: () => ({ act: "sale" }) },
  // "lấy 200k đi chợ nấu cơm nhà": what the owner's household takes, whatever verb it is told with.
  {
    when: (draft) => has(draft, "ownUse") && draft.customer === undefined && !has(draft, "sale"),
    then: () => ({ act: "expense" }),
  },
  { when: (draft) => has(draft, "otherMoney") && !has(draft, "sale"), then: lent },
  { when: (draft) => has(draft, "profit") && !has(draft, "sale"), then: () => undefined },
  {
    when: (draft) =>
      has(draft, "sends") && draft.buyerActs && bare(draft) && !has(draft, "sale") && !has(draft, "paysBack"),
    then: senders,
  },
  {
    when: (draft) => has(draft, "refund") && has(draft, "supplier"),
    then: () => ({ oneOf: ["refund", "sale"] }),
  },
  { when: (draft) => has(draft, "refund"), then: () => ({ act: "refund" }) },
  { when: broughtOnCredit, then: () => ({ act: "purchase", credit: true }) },
  { when: (draft) => buysOnCredit(draft) && !has(draft, "paysBack"), then: boughtOnCredit },
  { when: (draft) => has(draft, "paysBack"), then: () => ({ act: "debt_payment" }) },
  { when: (draft) => has(draft, "debt"), then: debtOrSale },
  {
    when: (draft) => has(draft, "expense") && has(draft, "purchase") && spendsFirst(draft),
    then: () => ({ act: "expense" }),
  },
  { when: (draft) => has(draft, "purchase"), then: takers },
  {
    when: (draft) => has(draft, "buyerTakes") && !has(draft, "sale") && !has(draft, "expense"),
    then: takers,
  },
  {
    when: (draft) => has(draft, "pays") && draft.buyerActs && has(draft, "expense"),
    then: () => ({ oneOf: ["sale", "debt_payment"] }),
  },
  {
    when: (draft) => has(draft, "expense") && !(has(draft, "sale") && draft.buyerActs),
    then: () => ({ act: "expense" }),
  },
  { when: (draft) => has(draft, "pays") && !has(draft, "sale"), then: whoPays },
  { when: (draft) => has(draft, "sale"), then: () => ({ act: "sale" }) },
  { when: (draft) => has(draft, "delivers"), then: delivers },
  { when: (draft) => has(draft, "sends") && bare(draft), then: senders },
  { when: (draft) => has(draft, "gained") && hasMoney(draft), then: () => ({ act: "sale" }) },
];

/** Reads the verbs of a clause together with who stands before them. */
export const decideAct = (draft: Draft): Decision =>
  (RULES.find((rule) => rule.when(draft))?.then ?? withoutVerb)(draft);
