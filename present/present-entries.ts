import type { Outcome } from "../core/conversation/outcome.ts";
import type { AuditedEntry, AuditMark } from "../core/ports/audit.ts";
import { entryWords } from "./entry-words.ts";
import type { Speech } from "./speech.ts";

type Listed = Extract<Outcome, { kind: "entries_listed" }>;

/** Everything that was entered for some days: when, by whom, from where, and what became of it. */
export function presentEntries(speech: Speech, { from, to, entries }: Listed): string {
  const { say, date, shortDate } = speech;
  const period = from === to ? date(from) : say("report.range", { from: shortDate(from), to: shortDate(to) });
  if (entries.length === 0) return say("audit.nothing", { period });
  return [say("audit.head", { period, count: entries.length }), ...entries.map((each) => line(speech, each))].join(
    "\n",
  );
}

/** `• 09:15 bán 200.000đ · Lan, Zalo (huỷ 09:20)` */
function line(speech: Speech, { entry, recorded, voided }: AuditedEntry): string {
  const { say, shortDate, voice } = speech;
  const day = entry.businessDate === voice.today ? "" : `${shortDate(entry.businessDate)} `;
  const head = say("audit.line", {
    time: day + speech.time(recorded.at),
    what: entryWords(speech, entry).what,
    by: markWords(speech, recorded),
  });
  if (voided === undefined) return head;
  return head + say(`audit.${voided.reason}`, { time: speech.time(voided.at), by: markWords(speech, voided) });
}

const markWords = ({ say }: Speech, { by, channel }: AuditMark): string =>
  [by, say(`audit.channel.${channel}`)].filter((word) => word !== undefined).join(", ");
