import type { Outcome } from "../core/conversation/outcome.ts";
import type { Speech } from "./speech.ts";

type MenuFileRead = Extract<Outcome, { kind: "menu_file_read" }>;

/** Enough to see whether it is the right file. */
const SHOWN = 5;

/** What a file would make of the menu: how many items, which prices change, what is left out and why. */
export function presentMenuFile(speech: Speech, read: MenuFileRead): string {
  const { say } = speech;
  const { name, itemCount, newCount, sameCount, repriced, unpriced, skipped } = read;
  const counts = [
    ...(newCount > 0 ? [say("file.new", { count: newCount })] : []),
    ...(repriced.length > 0 ? [say("file.repriced", { count: repriced.length })] : []),
    ...(sameCount > 0 ? [say("file.same", { count: sameCount })] : []),
  ];
  const head = say("file.head", { name, count: itemCount });
  return [
    counts.length === 0 ? `${head}.` : `${head}: ${counts.join(", ")}.`,
    ...repriced.slice(0, SHOWN).map((change) => repricedLine(speech, change)),
    ...(repriced.length > SHOWN ? [say("file.more", { count: repriced.length - SHOWN })] : []),
    ...(unpriced.length > 0 ? [say("file.unpriced", { names: listed(speech, unpriced) })] : []),
    ...(skipped.length > 0 ? [say("file.skipped", { count: skipped.length })] : []),
    ...skipped
      .slice(0, SHOWN)
      .map((row) => say(`file.skip.${row.why}`, { line: row.line, name: row.name.slice(0, 40) })),
    ...(skipped.length > SHOWN ? [say("file.more", { count: skipped.length - SHOWN })] : []),
  ].join("\n");
}

const repricedLine = ({ say, vnd }: Speech, { name, beforeVnd, priceVnd }: MenuFileRead["repriced"][number]): string =>
  say("file.price", { name, before: vnd(beforeVnd), after: vnd(priceVnd) });

const listed = ({ say }: Speech, names: readonly string[]): string =>
  names.slice(0, SHOWN).join(", ") + (names.length > SHOWN ? say("file.andMore", { count: names.length - SHOWN }) : "");
