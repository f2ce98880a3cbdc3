import { shifted } from "../../core/reports/asked-days.ts";
import { formatDate, formatShortDate } from "../../present/formats.ts";
import { roundForecast } from "../../present/present-outlook.ts";
import { adviceClaims } from "./check-advice-lines.ts";
import { findingsHold } from "./check-findings.ts";
import type { CheckedMorning, Claim } from "./claim.ts";
import { numberIn } from "./number-in.ts";

const WEEK = 7;
const day = (date: string, today: string): string => formatDate(date, today, "vi");
const percentOf = (now: number, before: number): number => Math.round((now / before - 1) * 100);

const sumOf = async ({ book }: CheckedMorning, from: string, to = from): Promise<number> =>
  (await book.sales(from, to)).totalVnd;

const YESTERDAY: readonly Claim[] = [
  {
    line: /^Chào buổi sáng! (.+) bán được ([\d.]+)đ \(([\d.]+) lần ghi\)\.$/u,
    holds: async ([date, total, count], { book, closed, today }) => {
      const sales = await book.sales(closed, closed);
      return date === day(closed, today) && numberIn(total) === sales.totalVnd && numberIn(count) === sales.count;
    },
  },
  {
    line: /^Chào buổi sáng! (.+) chưa ghi khoản bán nào\..*$/u,
    holds: async ([date], morning) =>
      date === day(morning.closed, morning.today) &&
      (await morning.book.sales(morning.closed, morning.closed)).count === 0,
  },
  {
    line: /^(.+) sổ trống: quán nghỉ hay quên ghi\?$/u,
    holds: async ([date], { book, closed, today }) =>
      date === day(closed, today) && (await book.sales(closed, closed)).count === 0,
  },
  {
    line: /^(Hơn|Kém|Ngang) ((?:Thứ|Chủ) .+?)(?: (\d+)%)? \(([\d.]+)đ\)\.$/u,
    holds: async ([direction, date, percent = "0", before], morning) => {
      const weekBefore = shifted(morning.closed, -WEEK);
      const [now, then] = [await sumOf(morning, morning.closed), await sumOf(morning, weekBefore)];
      const sign = direction === "Kém" ? -1 : 1;
      const isPercent = sign * numberIn(percent) === percentOf(now, then) + 0;
      return date === day(weekBefore, morning.today) && numberIn(before) === then && isPercent;
    },
  },
  {
    line: /^(Cao|Thấp) hơn hẳn dự kiến \(([\d.]+)đ–([\d.]+)đ\)\.(.*)$/u,
    holds: async ([direction, lower, upper, rest = ""], morning) => {
      const said = await morning.book.forecast(morning.closed);
      const total = await sumOf(morning, morning.closed);
      if (said === undefined) return false;
      const isSaid = numberIn(lower) === roundForecast(said.lower) && numberIn(upper) === roundForecast(said.upper);
      const isOutside = direction === "Cao" ? total > said.upper : total < said.lower;
      return isSaid && isOutside && (await findingsHold(rest, morning));
    },
  },
  {
    line: /^• (.+): ([\d.,]+)(?: .+?)?, ([\d.]+)đ$/u,
    holds: async ([name = "", quantity, total], { book, closed }) => {
      const sold = await book.item(name, closed, closed);
      return numberIn(quantity) === sold.quantity && numberIn(total) === sold.totalVnd;
    },
  },
  {
    line: /^Đã ghi sổ (\d+) ngày liền\.$/u,
    holds: async ([days], { book, closed }) => {
      const from = shifted(closed, 1 - numberIn(days));
      const within = await book.byDay(shifted(from, -1), closed);
      return within.size === numberIn(days) && !within.has(shifted(from, -1));
    },
  },
];

/** The days that a line about a week or a month means. */
function periodIn(of: string, { closed }: CheckedMorning): { from: string; before: readonly [string, string] } {
  if (of === "tuần") {
    const from = shifted(closed, 1 - WEEK);
    return { from, before: [shifted(from, -WEEK), shifted(closed, -WEEK)] };
  }
  const from = `${closed.slice(0, 7)}-01`;
  const lastBefore = shifted(from, -1);
  return { from, before: [`${lastBefore.slice(0, 7)}-01`, lastBefore] };
}

const isMonthLine = ({ today }: CheckedMorning): boolean => today.endsWith("-01");

const PERIODS: readonly Claim[] = [
  {
    line: /^(?:Tuần qua \((.+)–(.+)\)|Tháng (\d+)) bán được ([\d.]+)đ\.(?: (Hơn|Kém|Ngang) (tuần|tháng) trước(?: (\d+)%)? \(([\d.]+)đ\)\.)?$/u,
    holds: async ([from, to, month, total, direction, , percent = "0", before], morning) => {
      const of = month === undefined ? "tuần" : "tháng";
      const period = periodIn(of, morning);
      const now = await sumOf(morning, period.from, morning.closed);
      const short = (date: string): string => formatShortDate(date, morning.today);
      const isNamed =
        of === "tuần"
          ? from === short(period.from) && to === short(morning.closed)
          : numberIn(month) === Number(morning.closed.slice(5, 7));
      if (!isNamed || numberIn(total) !== now) return false;
      if (direction === undefined) return true;
      const then = await sumOf(morning, ...period.before);
      const sign = direction === "Kém" ? -1 : 1;
      return numberIn(before) === then && sign * numberIn(percent) === percentOf(now, then) + 0;
    },
  },
  {
    line: /^Đông nhất (.+) \(([\d.]+)đ\), vắng nhất (.+) \(([\d.]+)đ\)\.$/u,
    holds: async ([best, bestTotal, worst, worstTotal], morning) => {
      const { closed, today, book } = morning;
      const isWeek = /^(?:Thứ|Chủ)/u.test(best ?? "");
      const days = [...(await book.byDay(periodIn(isWeek ? "tuần" : "tháng", morning).from, closed))];
      const totals = days.map(([, total]) => total);
      const name = (date: string): string => (isWeek ? day(date, today) : formatShortDate(date, today));
      const has = (named: string | undefined, total: number): boolean =>
        days.some(([date, each]) => name(date) === named && each === total);
      return (
        numberIn(bestTotal) === Math.max(...totals) &&
        numberIn(worstTotal) === Math.min(...totals) &&
        has(best, numberIn(bestTotal)) &&
        has(worst, numberIn(worstTotal))
      );
    },
  },
  {
    line: /^Bán chạy: (.+)\.$/u,
    holds: (said, morning) =>
      heldInEither(morning, async (from) => {
        for (const one of (said[0] ?? "").split(", ")) {
          const [, name = "", quantity] = /^(.+?) ([\d.,]+)(?: \D+)?$/u.exec(one) ?? [];
          if ((await morning.book.item(name, from, morning.closed)).quantity !== numberIn(quantity)) return false;
        }
        return true;
      }),
  },
  {
    line: /^Trừ (?:vốn|tiền hàng) và chi phí đã ghi (còn lời|còn|thì lỗ) ([\d.]+)đ\.$/u,
    holds: ([kind, left], morning) =>
      heldInEither(
        morning,
        async (from) =>
          (kind === "thì lỗ" ? -1 : 1) * numberIn(left) === (await morning.book.leftVnd(from, morning.closed)),
      ),
  },
];

/** On a first that is a Monday a line may be of the week or of the month. */
const heldInEither = async (morning: CheckedMorning, holds: (from: string) => Promise<boolean>): Promise<boolean> =>
  (await holds(periodIn("tuần", morning).from)) ||
  (isMonthLine(morning) && (await holds(periodIn("tháng", morning).from)));

/** A digest's lines with numbers in them that are not the book's, or that nobody can hold against it; none is right. */
export async function checkDigest(text: string, morning: CheckedMorning): Promise<string[]> {
  const faults: string[] = [];
  for (const line of text.split("\n").filter((each) => /\d/u.test(each))) {
    const claim = [...YESTERDAY, ...PERIODS, ...adviceClaims()].find((each) => each.line.test(line));
    const said = claim?.line.exec(line)?.slice(1) ?? [];
    if (claim === undefined || !(await claim.holds(said, morning))) faults.push(line);
  }
  return faults;
}
