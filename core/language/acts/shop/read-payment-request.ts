import type { Act } from "../../act.ts";
import type { SpanOf } from "../../span.ts";
import type { Line } from "../line.ts";
import { firstMeaning, lineHas, spanWith } from "../line.ts";
import { draftOf } from "./line-parts.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** A lone "qr", or one that a guest is told of, has to open the line. */
const isWanted = (line: Line, word: SpanOf<"tags">): boolean =>
  (word.to - word.from > 1 && !lineHas(line, "buyer")) || firstMeaning(line) === word;

/** "tạo qr 50k", "gửi mã cho chị Lan 200k". */
export const readPaymentRequest: ShopActReader = (line) => {
  const word = spanWith(line, "paymentRequest");
  if (word === undefined || lineHas(line, "sale", "transfer") || !isWanted(line, word)) return undefined;
  const draft = draftOf(line);
  const amount = draft.lumps[0] ?? draft.total ?? draft.items.find((item) => item.price !== undefined)?.price;
  const base: Act = { act: "payment_request", ...(draft.customer === undefined ? {} : { customer: draft.customer }) };
  if (amount === undefined || amount.unsure || amount.orVnd.length > 0)
    return { ...base, ask: [{ about: "amount", choices: [] }] };
  return { ...base, totalVnd: amount.vnd, ...(amount.implied ? { implied: ["totalVnd"] } : {}) };
};
