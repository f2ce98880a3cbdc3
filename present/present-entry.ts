import { prefillPayload, voidPayload } from "../core/conversation/choice-payload.ts";
import type { Outcome } from "../core/conversation/outcome.ts";
import type { EntrySums } from "../core/entries/entry-sums.ts";
import type { Place } from "../core/ports/accounts.ts";
import type { DaySales } from "../core/ports/book.ts";
import type { Entry } from "../core/ports/entry.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import { capitalised } from "./capitalised.ts";
import type { EntryWords } from "./entry-in-words.ts";
import { entryWords } from "./entry-words.ts";
import { nearness } from "./formats.ts";
import { placeName } from "./present-accounts.ts";
import { dayName } from "./present-question.ts";
import type { Part, Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

/** What was entered, what was assumed, and the sums that it has a part in. */
export const presentRecorded = (
  speech: Speech,
  { entry, implied, sums, afterClose }: OutcomeOf<"entry_recorded">,
): Part => ({
  text: told(speech, "recorded", entry, {
    notes: [
      ...assumed(speech, implied),
      ...explained(speech, entry),
      ...(afterClose ? [speech.say("afterClose", { date: speech.date(entry.businessDate) })] : []),
    ],
    sums,
  }),
  choices: entryActions(speech, entry),
});

export const presentCorrected = (speech: Speech, { before, entry, sums }: OutcomeOf<"entry_corrected">): Part => ({
  text: told(speech, "corrected", entry, { before: beforeWords(speech, before), sums }),
  choices: entryActions(speech, entry),
});

const beforeWords = (speech: Speech, entry: Entry): string => {
  const { before, amount = "" } = entryWords(speech, entry);
  return before ?? amount;
};

export const presentVoided = (speech: Speech, { entry, sums }: OutcomeOf<"entry_voided">): Part => ({
  text: told(speech, "voided", entry, { sums }),
});

export const presentAlreadyVoided = (speech: Speech, { entry }: OutcomeOf<"entry_already_voided">): Part => ({
  text: speech.say("entry.alreadyVoided", { what: datedWords(speech, entry, entryWords(speech, entry)) }),
});

export const presentUnchanged = (speech: Speech, entry: Entry): string => {
  const words = entryWords(speech, entry);
  return speech.say("correct.same", {
    what: datedWords(speech, entry, { ...words, what: words.before ?? words.amount ?? words.what }),
  });
};

export const presentUnclear = (speech: Speech, { entry }: OutcomeOf<"correction_unclear">): Part => {
  const words = entryWords(speech, entry);
  if (words.lines.length > 1)
    return { text: `${speech.say("correct.unclear")}\n${told(speech, "recorded", entry, {})}` };
  return { text: speech.say(UNCLEAR[entry.kind] ?? "correct.unclearLump") };
};

/** Of what tells something of the shop, an example of its own; the others are corrected by their amount. */
const UNCLEAR: Partial<Record<Entry["kind"], string>> = {
  stock: "correct.unclearStock",
  menu: "correct.unclearMenu",
  closed_days: "correct.unclearDays",
  day_note: "correct.unclearDay",
  promotion: "correct.unclearOffer",
  competitor_price: "correct.unclearRival",
  day_close: "correct.unclearTill",
};

interface Telling {
  readonly before?: string;
  readonly notes?: readonly string[];
  readonly sums?: EntrySums;
}

/** A short entry reads as one line; goods and assumptions get lines of their own. */
function told(speech: Speech, key: "recorded" | "corrected" | "voided", entry: Entry, telling: Telling): string {
  const words = entryWords(speech, entry);
  const place = telling.sums?.place;
  const atPlace = place === undefined ? "" : ` · ${placeName(speech, place)}`;
  const head = speech.say(`entry.${key === "recorded" && words.isDeed ? "done" : key}`, {
    what: datedWords(speech, entry, words) + atPlace,
    before: telling.before ?? "",
    after: datedWords(speech, entry, { ...words, what: words.amount ?? "" }) + atPlace,
  });
  const sums = sumLines(speech, entry, telling.sums ?? {});
  const below = [...words.lines, ...(telling.notes ?? [])];
  return below.length === 0 && sums.length < 2 ? [head, ...sums].join(" ") : [head, ...below, ...sums].join("\n");
}

const datedWords = ({ date }: Speech, { businessDate }: Entry, { what, isDated }: EntryWords): string =>
  isDated ? `${what} · ${date(businessDate)}` : what;

function sumLines(
  speech: Speech,
  entry: Entry,
  { day, isOwn, place, spentVnd, owedVnd, payableVnd }: EntrySums,
): string[] {
  const { businessDate } = entry;
  return [
    ...(day && place?.day ? [placeDayLine(speech, businessDate, { day, ofPlace: place.day, place, isOwn })] : []),
    ...(day && !place?.day ? [dayLine(speech, businessDate, day, isOwn)] : []),
    ...(spentVnd === undefined ? [] : [spentLine(speech, businessDate, spentVnd)]),
    ...(owedVnd !== undefined && "customer" in entry ? [owedLine(speech, entry.customer.name, owedVnd)] : []),
    ...(payableVnd !== undefined && "supplier" in entry ? [payableLine(speech, entry.supplier.name, payableVnd)] : []),
  ];
}

/** `Hôm nay: 2.000.000đ` */
export function dayLine(speech: Speech, date: string, day: DaySales, isOwn?: true): string {
  const { say, shortDate, voice } = speech;
  const total = dayTotal(speech, day);
  if (isOwn) return say("day.own", { date: dayName(speech, date), total });
  return say(`day.${nearness(date, voice.today)}`, { date: shortDate(date), total });
}

/** `Hôm nay: Q3 5.000.000đ, cả quán 7.000.000đ`; a cashier is told of the own entries. */
const placeDayLine = (speech: Speech, date: string, { day, ofPlace, place, isOwn }: PlaceDay): string =>
  speech.say(isOwn ? "day.placeOwn" : "day.place", {
    date: dayName(speech, date),
    place: placeName(speech, place),
    total: dayTotal(speech, ofPlace),
    all: dayTotal(speech, day),
  });

interface PlaceDay {
  readonly day: DaySales;
  readonly ofPlace: DaySales;
  readonly place: Place;
  readonly isOwn: true | undefined;
}

const dayTotal = ({ say, vnd }: Speech, { entryCount, totalVnd }: DaySales): string =>
  entryCount === 0 && totalVnd === 0 ? say("day.empty") : vnd(totalVnd);

const spentLine = ({ say, vnd, shortDate, voice }: Speech, date: string, spentVnd: number): string =>
  say(`spent.${nearness(date, voice.today)}`, {
    date: shortDate(date),
    total: spentVnd === 0 ? say("day.empty") : vnd(spentVnd),
  });

/** `Chị Lan còn nợ 150.000đ.` */
export const owedLine = ({ say, vnd }: Speech, name: string, owedVnd: number): string => {
  const key = owedVnd > 0 ? "owes" : owedVnd < 0 ? "paidTooMuch" : "owesNothing";
  return say(`debt.${key}`, { name: capitalised(name), amount: vnd(Math.abs(owedVnd)) });
};

/** `Quán còn nợ chị Tư 200.000đ.` */
export const payableLine = ({ say, vnd }: Speech, name: string, payableVnd: number): string => {
  const key = payableVnd > 0 ? "owes" : payableVnd < 0 ? "paidTooMuch" : "owesNothing";
  return say(`payable.${key}`, { name, amount: vnd(Math.abs(payableVnd)) });
};

/** What the owner should know of such an entry when making it. */
const explained = ({ say }: Speech, entry: Entry): string[] => {
  if (entry.kind === "recurring") return [say("entry.recurringNote")];
  return entry.kind === "expense" && entry.isDrawing ? [say("entry.drawingNote")] : [];
};

/** What was assumed and is not shown by the figures themselves. */
const assumed = ({ say }: Speech, implied: readonly string[]): string[] =>
  ASSUMED_WORDED.filter((key) => implied.includes(key)).map((key) => say(`assumed.${key}`));

const ASSUMED_WORDED = ["totalVnd", "unitPriceVnd"] as const;

/** What can be done with an entry that was just made. Without an amount there is nothing to edit, only to undo. */
function entryActions(speech: Speech, entry: Entry): NonNullable<Part["choices"]> {
  const { say } = speech;
  const edit: Choice = {
    label: say("action.edit"),
    payload: prefillPayload(say("action.editTyped")),
    typed: say("action.editShown"),
  };
  const undo: Choice = { label: say("action.void"), payload: voidPayload(entry.id), typed: say("action.voidTyped") };
  return { kind: "actions", options: entryWords(speech, entry).amount === undefined ? [undo] : [edit, undo] };
}
