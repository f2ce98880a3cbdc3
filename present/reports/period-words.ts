import type { Days } from "../../core/ports/sales-figures.ts";
import { nearness } from "../formats.ts";
import type { Speech } from "../speech.ts";

/** `Hôm nay (Chủ nhật 22/11)`, `Từ 16/11 đến 22/11`; opens a sentence. */
export function periodName({ say, date, shortDate, voice }: Speech, { from, to }: Days): string {
  if (from !== to) return say("report.range", { from: shortDate(from), to: shortDate(to) });
  return say(`report.${nearness(from, voice.today)}`, { date: date(from) });
}

/** `16/11–22/11`, `Chủ nhật 22/11`; stands inside a sentence or a title. */
export const daysName = ({ date, shortDate }: Speech, { from, to }: Days): string =>
  from === to ? date(from) : `${shortDate(from)}–${shortDate(to)}`;
