import { hasTag } from "../../has-tag.ts";
import type { Line } from "../line.ts";

/** What a question about a buyer sounds like by its other words: "chi" of "chị Lan", "bao nhiêu tiền". */
const ABOUT_BUYERS = new Set(["sales", "items", "orders", "expenses", "price"]);

/** Who bought, where a question is about one customer: "chị Lan tháng này mua bao nhiêu". */
export const buyerAsked = ({ spans }: Line, topic = "sales"): string | undefined => {
  if (!ABOUT_BUYERS.has(topic)) return undefined;
  const at = spans.findIndex(({ kind }) => kind === "person");
  const person = spans[at];
  if (person?.kind !== "person") return undefined;
  const verb = spans.slice(at + 1).find((span) => hasTag(span, "buyerTakes", "sale", "debt", "pays", "purchase"));
  return verb !== undefined && hasTag(verb, "buyerTakes") ? person.name : undefined;
};
