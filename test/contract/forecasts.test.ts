import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type CalendarEdit, editCalendar } from "../../cli/admin/edit-calendar.ts";
import type { Writer } from "../../core/accounts/writer.ts";
import { enter } from "../../core/entries/enter.ts";
import { entryHead } from "../../core/entries/entry-head.ts";
import { expectedToday } from "../../core/forecasts/expected-today.ts";
import { forecastNight } from "../../core/forecasts/forecast-night.ts";
import { forecastShop } from "../../core/forecasts/forecast-shop.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import type { Entry } from "../../core/ports/entry.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { weekdayOf } from "../../core/language/dates/civil-day.ts";
import { createCalendarOverrides } from "../../database/repositories/calendar-overrides.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { servers } from "../support/postgres/servers.ts";
import { type PlantedPast, plantShop } from "../support/shop/planted-shop.ts";
import { inTurn } from "../support/shop/test-shop.ts";
import { seededRandom } from "../simulation/seeded-random.ts";

const TODAY = "2026-11-22";
const YESTERDAY = "2026-11-21";
const PRICES = { phở: 50_000, "trà đá": 5_000 };

const isWeekend = (date: string): boolean => weekdayOf(Date.parse(`${date}T00:00:00Z`) / 86_400_000) >= 6;

/** 40 bowls a day, 60 at the weekend, and a glass of tea with every second one. */
const usualDays = (
  from: string,
  to: string,
  bowlsOn: (date: string, usual: number) => number = (_, usual) => usual,
) => {
  const random = seededRandom(7);
  return datesOf({ from, to }).map((date) => {
    const bowls = Math.round(bowlsOn(date, (isWeekend(date) ? 60 : 40) * random.factor(0.08)));
    return { date, quantities: { phở: bowls, "trà đá": Math.round(bowls / 2) } };
  });
};

/** Within a tenth: what chance leaves of a week's shape. */
const expectNear = (value: number, truth: number): void => expect(Math.abs(value / truth - 1)).toBeLessThan(0.1);

describe.each(servers())("forecasts from the book on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
  });
  afterAll(() => database.drop());

  const plant = (who: string, past: PlantedPast) =>
    plantShop(database.repositories, who, { pricesVnd: PRICES, ...past });
  const inShop = <T>({ shop }: Writer, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    database.repositories.transactions.run(async (tx) => {
      await database.repositories.transactions.enterTenant(tx, shop.tenantId);
      return work(tx);
    });
  const forecast = (writer: Writer, today = TODAY, horizonDays = 14) =>
    inShop(writer, (tx) =>
      forecastShop(database.repositories)(tx, writer.shop, today, { horizonDays, withItems: true }),
    );
  const night = (writer: Writer, today: string) =>
    inShop(writer, (tx) => forecastNight(database.repositories)(tx, writer.shop, today));
  const tell = (writer: Writer, entry: Record<string, unknown> & { kind: Entry["kind"] }) =>
    inTurn(database.repositories, writer, async (turn) => {
      const deps = { ...database.repositories, ids: { uuid: () => randomUUID() } };
      await enter(deps)(turn, { ...entryHead(deps, turn, { date: TODAY }), ...entry } as Entry);
    });
  const takings = async (writer: Writer, today = TODAY) => {
    const { takings: foretold } = await forecast(writer, today);
    if (!("issued" in foretold)) throw new Error(`refused: ${JSON.stringify(foretold.refusal)}`);
    return foretold.issued.days;
  };

  it("reads takings and goods day by day and finds the week that was planted", async () => {
    const writer = await plant("week", { days: usualDays("2026-07-01", YESTERDAY) });
    const { takings: foretold, items } = await forecast(writer);
    expect(items.map(({ name }) => name)).toEqual(["phở", "trà đá"]);
    const [bowls] = items.map(({ foretold: item }) => ("issued" in item ? item.issued.days : []));
    // Sunday, then Monday.
    expect(bowls![0]!.mean).toBeGreaterThan(54);
    expect(bowls![1]!.mean).toBeLessThan(46);
    expectNear("issued" in foretold ? foretold.issued.days[0]!.mean : 0, 60 * 52_500);
  });

  it("sells nothing on days that the owner closes, and takes past closures for no drop", async () => {
    const days = usualDays("2026-07-01", YESTERDAY, (date, usual) =>
      date >= "2026-11-10" && date <= "2026-11-14" ? 0 : usual,
    );
    const told = await plant("closed", { days, closed: [{ from: "2026-11-10", to: "2026-11-14" }] });
    await tell(told, { kind: "closed_days", from: "2026-11-24", to: "2026-11-25" });
    const ahead = await takings(told);
    expect(ahead.slice(0, 4).map(({ mean }) => mean > 0)).toEqual([true, true, false, false]);
    expectNear(ahead[1]!.mean, 40 * 52_500);
  });

  it("learns what an offer did and expects it of the next", async () => {
    const offer = { from: "2026-10-12", to: "2026-10-18" };
    const writer = await plant("offer", {
      days: usualDays("2026-07-01", YESTERDAY, (date, usual) =>
        date >= offer.from && date <= offer.to ? usual * 1.5 : usual,
      ),
    });
    const before = await takings(writer);
    await tell(writer, { kind: "promotion", ...offer, offer: "10%", percent: 10 });
    await tell(writer, { kind: "promotion", from: "2026-11-24", to: "2026-11-24", offer: "10%", percent: 10 });
    const after = await takings(writer);
    expect(after[2]!.mean / before[2]!.mean).toBeGreaterThan(1.3);
    expect(after[2]!.drivers).toContainEqual(expect.objectContaining({ event: "promotion", seenDays: 7 }));
    expectNear(after[3]!.mean, before[3]!.mean);
  });

  it("learns what rain did and expects it of the next", async () => {
    const rains = ["2026-09-09", "2026-09-22", "2026-10-05", "2026-10-15", "2026-10-28", "2026-11-09"];
    const writer = await plant("rain", {
      days: usualDays("2026-07-01", YESTERDAY, (date, usual) => (rains.includes(date) ? usual * 0.5 : usual)),
    });
    const before = await takings(writer);
    for (const date of [...rains, "2026-11-24"])
      await tell(writer, { kind: "day_note", from: date, to: date, note: "rain" });
    const after = await takings(writer);
    expect(after[2]!.mean / before[2]!.mean).toBeLessThan(0.7);
    expect(after[2]!.drivers).toContainEqual(expect.objectContaining({ event: "rain", seenDays: 6 }));
    expectNear(after[3]!.mean, before[3]!.mean);
  });

  it("learns Tết from the year before, by its distance", async () => {
    const days = usualDays("2025-01-02", "2026-02-09", (date, usual) =>
      // The week before Tết 2025 (29 January) people bought twice as much.
      date >= "2025-01-22" && date <= "2025-01-28" ? usual * 2 : usual,
    );
    const ahead = await takings(await plant("tet", { days }), "2026-02-10");
    // 10 February 2026 is seven days before Tết.
    expect(ahead[0]!.drivers).toContainEqual(expect.objectContaining({ event: "tet-7", seenDays: 1 }));
    expect(ahead[0]!.mean / (40 * 52_500)).toBeGreaterThan(1.6);
  });

  it("refuses a new shop and one that stopped recording, with what is missing", async () => {
    const fresh = await plant("fresh", { days: usualDays("2026-11-15", YESTERDAY) });
    expect((await forecast(fresh)).takings).toEqual({ refusal: { reason: "too_short", days: 7, neededDays: 14 } });
    const silent = await plant("silent", { days: usualDays("2026-08-01", "2026-11-08") });
    expect((await forecast(silent)).takings).toEqual({ refusal: { reason: "stopped", silentDays: 13 } });
  });

  it("forgets a one-off order and follows a new level", async () => {
    const order = await plant("order", {
      days: usualDays("2026-07-01", YESTERDAY, (date, usual) => (date === "2026-11-12" ? usual * 50 : usual)),
    });
    expectNear((await takings(order))[1]!.mean, 40 * 52_500);
    const moved = await plant("moved", {
      days: usualDays("2026-07-01", YESTERDAY, (date, usual) => (date >= "2026-11-14" ? usual * 2 : usual)),
    });
    expect((await takings(moved))[1]!.mean / (80 * 52_500)).toBeGreaterThan(0.85);
  });

  it("keeps goods apart from days on which no goods were named", async () => {
    const days = usualDays("2026-09-01", YESTERDAY).map((day, at) =>
      at % 3 === 0 ? { date: day.date, lumpVnd: day.quantities.phở * 52_500 } : day,
    );
    const { items } = await forecast(await plant("lump", { days }));
    const [bowls] = items.map(({ foretold: item }) => ("issued" in item ? item.issued.days : []));
    expect(bowls![1]!.mean).toBeGreaterThan(36);
  });

  it("forecasts places apart", async () => {
    const writer = await plant("places", { days: usualDays("2026-09-01", YESTERDAY) });
    const elsewhere = await inShop(writer, (tx) =>
      forecastShop(database.repositories)(tx, writer.shop, TODAY, {
        horizonDays: 1,
        withItems: true,
        locationId: randomUUID(),
      }),
    );
    expect(elsewhere.takings).toMatchObject({ refusal: {} });
    expect(elsewhere.items).toEqual([]);
    const here = await inShop(writer, (tx) =>
      forecastShop(database.repositories)(tx, writer.shop, TODAY, {
        horizonDays: 1,
        withItems: true,
        locationId: writer.locationId,
      }),
    );
    expect("issued" in here.takings && here.takings.issued.locationId).toBe(writer.locationId);
    expect(here.items).toHaveLength(2);
  });

  it("stores what it issued, scores it once the day has come, and changes nothing when done twice", async () => {
    const writer = await plant("night", { days: usualDays("2026-08-01", YESTERDAY) });
    const stored = () =>
      inShop(writer, (tx) => database.repositories.forecasts.issuedOn(tx, writer.shop.tenantId, "2026-11-20"));
    const scores = () =>
      inShop(writer, (tx) => database.repositories.forecasts.listScores(tx, writer.shop.tenantId, "2026-11-01"));
    await night(writer, "2026-11-19");
    await night(writer, "2026-11-20");
    const first = await stored();
    expect(first.map(({ name }) => name)).toEqual([undefined, "phở", "trà đá"]);
    expect(first[0]!.days).toHaveLength(14);
    await night(writer, "2026-11-20");
    expect(await stored()).toEqual(first);
    await night(writer, "2026-11-21");
    await night(writer, TODAY);
    await night(writer, TODAY);
    const scored = await scores();
    // 19, 20 and 21 November, of three series each.
    expect(scored).toHaveLength(9);
    const last = scored.filter(({ date, itemId }) => date === "2026-11-21" && itemId === undefined);
    expect(last).toHaveLength(1);
    expect(last[0]!.misses).toHaveLength(3);
    expect(last[0]!.misses[0]).toBeCloseTo(last[0]!.actual - last[0]!.atDawn!.mean, 0);
  });

  it("scores again what was entered late, and nothing that was not written down", async () => {
    const writer = await plant("late", { days: usualDays("2026-08-01", "2026-11-20") });
    await night(writer, YESTERDAY);
    await night(writer, TODAY);
    const scores = () =>
      inShop(writer, (tx) => database.repositories.forecasts.listScores(tx, writer.shop.tenantId, YESTERDAY, {}));
    expect(await scores()).toEqual([]);
    await tell(writer, { kind: "sale", businessDate: YESTERDAY, totalVnd: 2_000_000, scope: "lump", items: [] });
    await night(writer, "2026-11-23");
    expect(await scores()).toMatchObject([{ date: YESTERDAY, actual: 2_000_000 }]);
  });

  it("tells the morning what today will bring and what to prepare", async () => {
    const writer = await plant("morning", { days: usualDays("2026-08-01", YESTERDAY) });
    const expected = await inShop(writer, (tx) => expectedToday(database.repositories)(tx, writer.shop, TODAY));
    expectNear(expected!.takings.mean, 60 * 52_500);
    expect(expected!.prepare.map(({ name, unit }) => [name, unit])).toEqual([
      ["phở", "tô"],
      ["trà đá", "tô"],
    ]);
    await tell(writer, { kind: "closed_days", from: "2026-11-23", to: "2026-11-23" });
    expect(
      await inShop(writer, (tx) => expectedToday(database.repositories)(tx, writer.shop, "2026-11-23")),
    ).toBeUndefined();
  });

  it("takes the operator's word for a day before the calendar's", async () => {
    const writer = await plant("override", { days: usualDays("2026-08-01", YESTERDAY) });
    expect((await takings(writer))[10]!.drivers).not.toContainEqual(expect.objectContaining({ kind: "event" }));
    const told: string[] = [];
    const edit = (date: string, becomes: CalendarEdit["becomes"]) =>
      editCalendar(createCalendarOverrides(database.dataSource), { date, becomes }, TODAY, (text) => told.push(text));
    await edit("2026-12-02", "new_year");
    await edit("2026-12-02", "valentine");
    await edit("2026-11-23", "usual");
    expect((await takings(writer))[10]!.drivers).toContainEqual(
      expect.objectContaining({ event: "valentine", seenDays: 0 }),
    );
    expect(shifted(TODAY, 10)).toBe("2026-12-02");
    await edit("2026-12-02", "computed");
    await edit("2026-12-02", "computed");
    expect((await takings(writer))[10]!.drivers).not.toContainEqual(expect.objectContaining({ kind: "event" }));
    expect(told).toEqual([
      "2026-12-02 is new_year now; by itself it would be usual.",
      "2026-12-02 is valentine now; by itself it would be usual.",
      expect.stringMatching(/^2026-11-23 is usual now; by itself it would be \w+\.$/),
      "2026-12-02 is usual again.",
      "2026-12-02 was not changed before: it is usual.",
    ]);
  });
});
