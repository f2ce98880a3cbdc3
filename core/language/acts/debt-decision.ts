import type { Decision } from "./decision.ts";
import type { Draft } from "./draft.ts";

/** "nợ chú Bảy 2tr tiền hàng", "mình nợ chị Lan 500k": goods that we have not paid for, or a note of what is owed to us. */
const maybeOwedByUs = (draft: Draft): boolean =>
  draft.tags.has("bareDebt") && draft.customer !== undefined && !draft.buyerActs;

/** "nhập 20 ký thịt 2tr chưa trả tiền": bought, and owed by us. "mua thịt chị Tư 500k thiếu nợ" may be either side's. */
export const boughtOnCredit = (draft: Draft): Decision => {
  if (draft.fromPerson || (buysFirst(draft) && !(draft.buyerActs && draft.tags.has("buyerTakes"))))
    return { act: "purchase", credit: true };
  return { oneOf: ["debt", "purchase"] };
};

/** "nợ chú Bảy 2tr tiền hàng" names goods behind the debt: that may be either side's. */
const buysFirst = ({ tags }: Draft): boolean =>
  [...tags].find((tag) => tag === "debt" || tag === "purchase") === "purchase";

export const buysOnCredit = (draft: Draft): boolean =>
  draft.tags.has("debt") &&
  !draft.tags.has("sale") &&
  (buysFirst(draft) || draft.fromPerson || (draft.tags.has("buyerTakes") && !draft.buyerActs)) &&
  !(draft.buyerActs && !draft.fromPerson);

/** "đại lý nước giao 20 két 3tr4 chưa trả": brought by a supplier and not paid. */
export const broughtOnCredit = (draft: Draft): boolean =>
  draft.tags.has("debt") && draft.tags.has("supplier") && draft.tags.has("delivers") && !draft.tags.has("sale");

export const debtOrSale = (draft: Draft): Decision => {
  const later = draft.payment === "debt";
  const onCredit =
    draft.tags.has("sale") || draft.tags.has("delivers") || draft.tags.has("buyerTakes") || (later && draft.buyerActs);
  if (!onCredit && maybeOwedByUs(draft)) return { oneOf: ["debt", "purchase"] };
  const counted = draft.items.some(({ quantity }) => quantity !== undefined);
  return onCredit && (counted || (later && draft.items.length > 0)) ? { act: "sale", credit: true } : { act: "debt" };
};
