import type { Act, ActName } from "../act.ts";
import { labelVnd } from "../label-vnd.ts";
import type { Amount } from "./draft.ts";
import type { Choice, Entry } from "./entry-frame.ts";
import { ask, frame, impliedOf, withDateDoubt } from "./entry-frame.ts";
import { MAX_VND } from "./max-vnd.ts";

/** How far a number without unit may be from what the shop usually records. */
const USUAL_FACTOR = 5;

const unusual = (amount: Amount, entry: Entry): boolean => {
  const usual = entry.scene.context.usualEntryVnd;
  if (!amount.implied || usual === undefined) return false;
  return amount.vnd * USUAL_FACTOR < usual || amount.vnd > usual * USUAL_FACTOR;
};

const lumpChoices = (amount: Amount, entry: Entry): Choice[] => {
  const values = unusual(amount, entry)
    ? [amount.vnd, amount.vnd * 1_000]
    : amount.unsure
      ? (amount.nearVnd ?? [])
      : [amount.vnd, ...amount.orVnd];
  return values
    .filter((vnd) => vnd > 0 && vnd < MAX_VND && Number.isSafeInteger(vnd))
    .map((vnd) => ({ label: labelVnd(vnd), answers: { ...entry.answers, amountVnd: vnd } }));
};

const doubtfulAmount = (amount: Amount, entry: Entry): boolean =>
  amount.unsure ||
  amount.orVnd.length > 0 ||
  amount.vnd <= 0 ||
  amount.vnd > MAX_VND ||
  !Number.isSafeInteger(amount.vnd) ||
  unusual(amount, entry) ||
  entry.draft.loose;

/** An entry of one sum, without goods. */
export const lumpEntry = (act: ActName, amount: Amount | undefined, entry: Entry): Act => {
  const base = frame(act, entry);
  const { amountVnd } = entry.answers;
  if (amountVnd !== undefined)
    return withDateDoubt({ ...base, totalVnd: amountVnd, ...impliedOf(act, entry, []) }, entry);
  if (amount === undefined) return { ...base, ...impliedOf(act, entry, []), ...ask("amount", [], entry.build) };
  if (doubtfulAmount(amount, entry))
    return { ...base, ...impliedOf(act, entry, []), ...ask("amount", lumpChoices(amount, entry), entry.build) };
  return withDateDoubt(
    { ...base, totalVnd: amount.vnd, ...impliedOf(act, entry, amount.implied ? ["totalVnd"] : []) },
    entry,
  );
};
