import { differenceInCalendarDays, parseISO } from "date-fns";

import type { Debtor } from "../core/ports/debts.ts";
import type { Part, Speech } from "./speech.ts";

/** Ends of the ages, in days; the last has none. */
const AGES = [7, 30, 90] as const;
const FEWEST_DRAWN = 2;

/** What is owed by its age, each customer by the oldest sale that is still open; what is old in the colour of a warning. */
export function debtAges(speech: Speech, { debtors }: { readonly debtors: readonly Debtor[] }): Pick<Part, "drawing"> {
  const owing = debtors.filter(({ owedVnd }) => owedVnd > 0);
  if (owing.length < FEWEST_DRAWN) return {};
  const bars = [...AGES, undefined].map((end, index) => {
    const ofAge = owing.filter((debtor) => ageOf(speech, debtor) === index);
    return {
      label: speech.say(`picture.age.${String(index)}`),
      value: ofAge.reduce((sum, { owedVnd }) => sum + owedVnd, 0),
      note: speech.say("picture.people", { count: ofAge.length }),
      ...(end === undefined && { isWarning: true as const }),
    };
  });
  const total = owing.reduce((sum, { owedVnd }) => sum + owedVnd, 0);
  return {
    drawing: {
      kind: "bars",
      title: speech.say("picture.debts"),
      subtitle: speech.say("picture.total", { total: speech.vnd(total) }),
      language: speech.voice.language,
      unit: "vnd",
      bars: bars.filter(({ value }) => value > 0),
    },
  };
}

/** The place of the age among the ages. */
const ageOf = ({ voice }: Speech, { oldestOn }: Debtor): number => {
  const days = oldestOn === undefined ? 0 : differenceInCalendarDays(parseISO(voice.today), parseISO(oldestOn));
  const index = AGES.findIndex((end) => days <= end);
  return index < 0 ? AGES.length : index;
};
