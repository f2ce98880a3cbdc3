import { type Act, ENTRY_ACTS } from "./act.ts";

const isMoney = (vnd: number | undefined): boolean => vnd !== undefined && Number.isSafeInteger(vnd) && vnd > 0;

const hasAmount = (act: Act): boolean => isMoney(act.totalVnd);

/** "trả hết nợ": the book knows the amount. */
const isWholeDebt = ({ settings }: Act): boolean => settings?.name === "debt_payment";

const needsAsk = (act: Act): boolean =>
  ENTRY_ACTS.has(act.act) && !hasAmount(act) && act.ask === undefined && !isWholeDebt(act);

const MAX_ACTS = 60;

/**
 * The last guard: an entry without a whole, positive amount never leaves without a question, whatever the readers
 * above did. A message of more entries than a person writes is not believed at all.
 */
export const keepSafe = (acts: readonly Act[]): Act[] => {
  if (acts.length > MAX_ACTS) return [];
  return acts.map((act) => {
    if (!needsAsk(act)) return act;
    const { totalVnd: _total, ...rest } = act;
    return { ...rest, ask: [{ about: "amount", choices: [] }] };
  });
};
