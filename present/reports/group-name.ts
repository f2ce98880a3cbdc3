import type { Grouping, SalesGroup } from "../../core/reports/sales-report.ts";
import type { Speech } from "../speech.ts";

/** What a group is called: `7 giờ`, `Thứ hai`, `Tiền mặt`, `tuần 16/11`, or its own name. `short` below a column. */
export function groupName(
  { say, date, shortDate }: Speech,
  by: Grouping,
  { key }: SalesGroup,
  form: "full" | "short" = "full",
): string {
  if (key === "") return say(`unnamed.${by}`);
  const short = form === "short";
  switch (by) {
    case "hour":
      return say(short ? "clock.short" : "clock.full", { hour: Number(key) });
    case "weekday":
      return short ? say(`weekdayShort.${key}`) : upperFirst(say(`weekday.${key}`));
    case "payment":
      return say(`payment.${key}`);
    case "day":
      return short ? shortDate(key) : date(key);
    case "week":
      return short ? shortDate(key) : say("group.weekFrom", { date: shortDate(key) });
    case "month":
      return say(short ? "clock.monthShort" : "clock.month", { month: Number(key.slice(5, 7)), year: key.slice(0, 4) });
    default:
      return key;
  }
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
