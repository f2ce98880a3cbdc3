import { shifted } from "../../core/reports/asked-days.ts";
import type { CheckedMorning } from "./claim.ts";
import { numberIn } from "./number-in.ts";

const WEEKS = 6;
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  "Buổi sáng": [4, 11],
  "Buổi trưa": [11, 14],
  "Buổi chiều": [14, 18],
};

const toThousand = (amount: number): number => Math.round(amount / 1_000) * 1_000;
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** The same weekdays before on which something was sold. */
async function usualDays({ book, closed }: CheckedMorning): Promise<string[]> {
  const dates = Array.from({ length: WEEKS }, (_, week) => shifted(closed, -7 * (week + 1)));
  const sold = await book.byDay(dates.at(-1) ?? closed, shifted(closed, -1));
  return dates.filter((date) => sold.has(date));
}

/** Whether the reasons that are told of a day are those of its entries and of the weekdays before it. */
export async function findingsHold(said: string, morning: CheckedMorning): Promise<boolean> {
  const sentences = said.split(/(?<=\.) (?=\p{Lu}|Mỗi|Nhiều|Ít)/u).map((each) => each.trim());
  for (const sentence of sentences.filter((each) => /\d/u.test(each))) {
    if (!(await findingHolds(sentence, morning))) return false;
  }
  return true;
}

async function findingHolds(sentence: string, morning: CheckedMorning): Promise<boolean> {
  const { book, closed } = morning;
  const usual = await usualDays(morning);
  const all = await Promise.all(usual.map((date) => book.sales(date, date)));
  const now = await book.sales(closed, closed);
  const [, count, usualCount] = /lượt bán hơn: (\d+) lần ghi, mọi khi (\d+)\.$/u.exec(sentence) ?? [];
  const meanCount = mean(all.map((each) => each.count));
  if (count !== undefined) return numberIn(count) === now.count && numberIn(usualCount) === Math.round(meanCount);
  const [, size, usualSize] = /tiền hơn: ([\d.]+)đ, mọi khi ([\d.]+)đ\.$/u.exec(sentence) ?? [];
  if (size !== undefined) {
    const meanSize = mean(all.map((each) => each.totalVnd)) / meanCount;
    return (
      numberIn(size) === toThousand(now.totalVnd / now.count) &&
      numberIn(usualSize) === toThousand(Math.round(meanSize))
    );
  }
  const [, name = "", direction, amount] = /^(.+) (tăng|giảm) ([\d.]+)đ\.$/u.exec(sentence) ?? [];
  const of = async (date: string): Promise<number> => {
    const hours = HOURS[name];
    if (hours === undefined && name !== "Buổi tối") return (await book.item(name, date, date)).totalVnd;
    const isWithin = (hour: number): boolean =>
      hours === undefined ? hour >= 18 || hour < 4 : hour >= hours[0] && hour < hours[1];
    return [...(await book.hours(date, date))].reduce((sum, [hour, each]) => sum + (isWithin(hour) ? each : 0), 0);
  };
  const difference = (await of(closed)) - mean(await Promise.all(usual.map(of)));
  return toThousand(Math.abs(Math.round(difference))) === numberIn(amount) && difference > 0 === (direction === "tăng");
}
