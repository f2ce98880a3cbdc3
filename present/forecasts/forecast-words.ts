import type { Driver } from "../../core/insights/forecast/forecast-series.ts";
import type { ExpectedDay } from "../../core/insights/forecast/expect-day.ts";
import type { ForecastWhat } from "../../core/forecasts/forecast-report.ts";
import { formatQuantity } from "../formats.ts";
import type { Speech } from "../speech.ts";

/** An effect below this is no news. */
const NOTABLE_EFFECT = 0.03;

/** What is unlike other days without anybody having seen what it does. */
const MAJOR = /^(?:tet|promotion)/u;

/** `khoảng 2.350.000đ (2.000.000đ – 2.700.000đ)`: rounded, since no forecast knows the thousands. */
export function amountWords(speech: Speech, what: ForecastWhat, { mean, lower, upper }: ExpectedDay): string {
  const words = (value: number): string => quantityOf(speech, what, value);
  return speech.say("forecast.amount", { mean: words(mean), lower: words(lower), upper: words(upper) });
}

/** An amount of what is forecast: `2.350.000đ`, `62 tô`. */
export function quantityOf({ vnd, voice }: Speech, what: ForecastWhat, value: number): string {
  if (what.of === "takings") return vnd(roundedVnd(value));
  const amount = formatQuantity(roundedQuantity(value), voice.language);
  return what.unit === undefined ? amount : `${amount} ${what.unit}`;
}

export const roundedVnd = (value: number): number => {
  const step = value >= 1_000_000 ? 10_000 : 1_000;
  return Math.round(value / step) * step;
};

const roundedQuantity = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** `Thứ bảy +35%, rằm +12%`; empty where nothing stands out. */
export function driverWords(speech: Speech, date: string, drivers: readonly Driver[]): string {
  const { say } = speech;
  return drivers
    .flatMap((driver) => {
      const name = driver.kind === "weekday" ? weekdayName(speech, date) : eventName(speech, driver.event ?? "");
      if (driver.kind === "event" && driver.seenDays === 0) {
        return MAJOR.test(driver.event ?? "") ? [say("forecast.unknownEffect", { name })] : [];
      }
      if (Math.abs(driver.effect) < NOTABLE_EFFECT) return [];
      const percent = `${driver.effect > 0 ? "+" : "−"}${String(Math.round(Math.abs(driver.effect) * 100))}%`;
      return [say("forecast.effect", { name, percent })];
    })
    .join(", ");
}

/** `Thứ bảy` of `Thứ bảy 28/11`. */
const weekdayName = ({ say }: Speech, date: string): string =>
  say(`weekday.${String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)}`);

const TET = /^tet([+-])(\d+)$/u;

/** `rằm`, `khuyến mãi`, `5 ngày trước Tết`. */
function eventName({ say }: Speech, event: string): string {
  const [, side, distance = "0"] = TET.exec(event) ?? [];
  if (side === undefined) return say(`forecast.event.${event}`);
  if (distance === "0") return say("forecast.event.tet");
  return say(side === "-" ? "forecast.event.beforeTet" : "forecast.event.afterTet", { days: Number(distance) });
}

/** `Doanh thu`, `Phở`, `Doanh thu chi nhánh 2`. */
export function whatName({ say }: Speech, what: ForecastWhat): string {
  if (what.of === "goods") return what.name.charAt(0).toLocaleUpperCase("vi") + what.name.slice(1);
  return what.place === undefined ? say("forecast.takings") : say("forecast.takingsAt", { place: what.place });
}
