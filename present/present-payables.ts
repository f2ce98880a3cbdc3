import type { Outcome } from "../core/conversation/outcome.ts";
import type { Creditor } from "../core/ports/debts.ts";
import { ageWords } from "./present-debts.ts";
import { payableLine } from "./present-entry.ts";
import type { Speech } from "./speech.ts";

/** To whom the shop owes, the oldest first, with the total and since when. */
export function presentCreditors(speech: Speech, { creditors }: Extract<Outcome, { kind: "payables_listed" }>): string {
  const { say, vnd } = speech;
  const owed = creditors.filter(({ payableVnd }) => payableVnd > 0);
  const paidTooMuch = creditors.filter(({ payableVnd }) => payableVnd < 0);
  const total = owed.reduce((sum, { payableVnd }) => sum + payableVnd, 0);
  return [
    owed.length === 0 ? say("payable.nobody") : say("payable.total", { count: owed.length, amount: vnd(total) }),
    ...owed.map((creditor) => creditorLine(speech, creditor)),
    ...paidTooMuch.map(({ supplier, payableVnd }) => payableLine(speech, supplier.name, payableVnd)),
  ].join("\n");
}

/** `• chị Tư: 500.000đ (từ 20/11, 5 ngày)` */
const creditorLine = (speech: Speech, { supplier, payableVnd, oldestOn }: Creditor): string =>
  speech.say("debt.line", {
    name: supplier.name === "" ? speech.say("debt.nameErased") : supplier.name,
    amount: speech.vnd(payableVnd),
  }) + ageWords(speech, oldestOn);
