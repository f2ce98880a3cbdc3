import type { Turn } from "../conversation/turn.ts";
import type { ForecastDay } from "../insights/forecast/forecast-series.ts";
import type { DailyHistory } from "../insights/forecast/daily-history.ts";
import { totalOfDays } from "../insights/forecast/total-of-days.ts";
import type { ActQuery } from "../language/act.ts";
import type { ForecastScore, SeriesKey } from "../ports/forecasts.ts";
import type { Days } from "../ports/sales-figures.ts";
import { shifted } from "../reports/asked-days.ts";
import { partNamed, type NamedPart } from "../reports/part-named.ts";
import type { ReportDeps } from "../reports/report-deps.ts";
import { businessDate } from "../sales/business-date.ts";
import { datesOf, daysBetween } from "./date-range.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import type { ForecastReport, ForecastWhat, PastError } from "./forecast-report.ts";
import { foretold, forecastShop, straysOf, type Foretold, type ShopForecast } from "./forecast-shop.ts";
import { HORIZON_DAYS, issuedIn } from "./issue-forecasts.ts";
import { judgeForecasts } from "./judge-forecasts.ts";
import { pastDays, scoredError } from "./past-days.ts";
import { seriesId } from "./series-id.ts";
import { joinedHistory } from "./joined-history.ts";
import { toPrepare } from "./to-prepare.ts";

type Deps = ForecastDeps & ReportDeps;

/** Two months: the sums of a month are told, single days only for two weeks. */
const FARTHEST_DAYS = 62;
const ITEMS_LOOKED_BACK_DAYS = 182;
const PAST_DAYS = 14;
const SCORES_DAYS = 60;
const MOST_PREPARED = 8;
/** Farther ahead the asked days stand in the picture without those before them. */
const MOST_LEAD = 7;

/** Answers a question about days to come, or whether the forecasts were right. What is told is kept and scored. */
export const answerForecast =
  (deps: Deps) =>
  async (turn: Turn, query: ActQuery): Promise<ForecastReport> => {
    const { tx, writer, now } = turn;
    const today = businessDate(now, writer.shop);
    const asked = daysAsked(query, today);
    const lastDate = shifted(today, FARTHEST_DAYS - 1);
    if (asked.from > lastDate) return { kind: "forecast_too_far", lastDate };
    const days = { ...asked, to: asked.to > lastDate ? lastDate : asked.to };
    const part = await partNamed(deps)(
      turn,
      { from: shifted(today, -ITEMS_LOOKED_BACK_DAYS), to: today },
      query.detail?.named ?? [],
    );
    const unknown = part === undefined ? goodsIn(query) : undefined;
    if (unknown !== undefined) return { kind: "forecast_unknown_goods", name: unknown };
    const scope = {
      horizonDays: Math.max(HORIZON_DAYS, daysBetween(today, days.to) + 1),
      withItems: true,
      ...(part?.part === "location" && { locationId: part.locationId }),
    };
    const forecast = await forecastShop(deps)(tx, writer.shop, today, scope);
    await keepTold(deps)(turn, forecast);
    const target = await targetOf(deps)(turn, forecast, part);
    if (query.detail?.check === true || days.to < today) {
      return judgeForecasts(deps)(tx, writer.shop, today, { ...target, tried: triedError(target.foretold) });
    }
    return tell(target, forecast, { days, prepares: query.by === "item" && part?.part !== "item" });
  };

/** Of words that name nothing known, single ones are remains of the question; several together are goods. */
const goodsIn = ({ detail }: ActQuery): string | undefined =>
  detail?.place === true ? undefined : detail?.named?.find((word) => /\S\s+\S/u.test(word));

/** Without a day the week ahead is meant: today is nearly over when it is asked. */
const daysAsked = ({ from, to }: ActQuery, today: string): Days =>
  from === undefined ? { from: shifted(today, 1), to: shifted(today, 7) } : { from, to: to ?? from };

const keepTold =
  ({ forecasts }: Deps) =>
  ({ tx, writer }: Turn, forecast: ShopForecast): Promise<void> =>
    forecasts.keep(
      tx,
      writer.shop.tenantId,
      issuedIn(forecast).map((issued) => ({ ...issued, days: issued.days.slice(0, HORIZON_DAYS) })),
    );

/** The series that is asked about, with its past. */
interface Target {
  readonly what: ForecastWhat;
  readonly series: SeriesKey;
  readonly foretold: Foretold;
  readonly history: DailyHistory;
  readonly scores: readonly ForecastScore[];
  readonly today: string;
  readonly cameOn: (date: string) => number | undefined;
}

const targetOf =
  ({ forecasts }: Deps) =>
  async ({ tx, writer }: Turn, forecast: ShopForecast, part: NamedPart | undefined): Promise<Target> => {
    const { today, takings, items, ahead } = forecast.series;
    const scores = await forecasts.listScores(tx, writer.shop.tenantId, shifted(today, -SCORES_DAYS));
    const complete = (what: ForecastWhat, series: SeriesKey, told: Foretold, history: DailyHistory): Target => ({
      what,
      series,
      foretold: told,
      history,
      scores: scores.filter((score) => seriesId(score) === seriesId(series)),
      today,
      cameOn: cameIn(history, today),
    });
    const place = part?.part === "location" ? { locationId: part.locationId } : {};
    if (part?.part !== "item" && part?.part !== "category") {
      const what: ForecastWhat = { of: "takings", ...(part?.part === "location" && { place: part.name }) };
      return complete(what, place, forecast.takings, takings);
    }
    const own = items.filter(({ itemId }) => part.itemIds.includes(itemId));
    const [first, ...more] = own;
    const unit = first !== undefined && own.every((item) => item.unit === first.unit) ? first.unit : undefined;
    const what: ForecastWhat = { of: "goods", name: part.name, ...(unit !== undefined && { unit }) };
    const history = joinedHistory(own.map((item) => item.history));
    if (first !== undefined && more.length === 0) {
      const series = { ...place, itemId: first.itemId };
      return complete(
        what,
        series,
        foretold(series, history, forecast.series, straysOf(scores).get(seriesId(series))),
        history,
      );
    }
    // Several goods together are no series of their own: nothing of them is kept or scored.
    const series = { ...place, itemId: own.map(({ itemId }) => itemId).join("+") };
    return complete(what, series, foretold(series, history, { today, ahead }, []), history);
  };

/** What a day brought, by the history that ends yesterday; undefined where it tells nothing. */
const cameIn =
  ({ values, masked }: DailyHistory, today: string) =>
  (date: string): number | undefined => {
    const day = values.length - daysBetween(date, today);
    const value = masked?.[day] === true ? undefined : values[day];
    return value !== undefined && value > 0 ? value : undefined;
  };

const triedError = (told: Foretold): PastError | undefined =>
  "recentError" in told && told.recentError !== undefined ? { basis: "tried", ...told.recentError } : undefined;

function tell(
  { what, foretold: told, history, scores, today, cameOn }: Target,
  forecast: ShopForecast,
  { days, prepares }: { readonly days: Days; readonly prepares: boolean },
): ForecastReport {
  if ("refusal" in told) {
    const last = history.values.findLastIndex((value) => value > 0);
    return {
      kind: "forecast_refused",
      what,
      refusal: told.refusal,
      ...(last >= 0 && { lastOn: shifted(today, last - history.values.length) }),
    };
  }
  const from = days.from > today ? days.from : today;
  const dates = datesOf({ from, to: days.to });
  const offset = daysBetween(today, from);
  const within = <D>(all: readonly D[]): readonly D[] => all.slice(offset, offset + dates.length);
  const ahead = within(told.issued.days).map((day, at) => ({ ...day, date: dates[at] ?? from }));
  const lead = datesOf({ from: today, to: shifted(from, -1) }).flatMap((date, at) => {
    const day = told.issued.days[at];
    return day === undefined ? [] : [{ ...day, date }];
  });
  const before = datesOf({ from: days.from, to: shifted(today, -1) });
  const came = before.reduce((sum, date) => sum + (cameOn(date) ?? 0), 0);
  const total = totalOfDays(ahead);
  const error = scoredError(scores) ?? triedError(told);
  return {
    kind: "forecast_told",
    what,
    from: days.from,
    to: days.to,
    days: ahead,
    lead: lead.length > MOST_LEAD ? [] : lead,
    total: { mean: total.mean + came, lower: total.lower + came, upper: total.upper + came },
    ...(came > 0 && { came }),
    past: pastDays(datesOf({ from: shifted(today, -PAST_DAYS), to: shifted(today, -1) }), cameOn, scores),
    ...(error !== undefined && { error }),
    ...(prepares && { prepare: toPrepare(itemsWithin(forecast, within)).slice(0, MOST_PREPARED) }),
  };
}

const itemsWithin = (
  { items }: ShopForecast,
  within: (days: readonly ForecastDay[]) => readonly ForecastDay[],
): Parameters<typeof toPrepare>[0] =>
  items.flatMap(({ name, unit, foretold: told }) =>
    "issued" in told ? [{ name, ...(unit !== undefined && { unit }), days: within(told.issued.days) }] : [],
  );
