import { performAct } from "../../core/conversation/perform-act.ts";
import { createIntake } from "../../core/conversation/create-intake.ts";
import type { Turn } from "../../core/conversation/turn.ts";
import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import type { GoodsDraft } from "../../core/entries/goods-draft.ts";
import type { Act } from "../../core/language/act.ts";
import { enter } from "../../core/entries/enter.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { workNight } from "../../core/night/work-night.ts";
import type { ChatLog } from "../../core/ports/chat-log.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import type { Nights } from "../../core/ports/nights.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { nightWork } from "../../program/night-work.ts";
import { type DemoDeps, ownerOf } from "../demo/open-demo-shop.ts";
import type { PlannedHistory, PlannedSale } from "../demo/plan-history.ts";
import type { ShopPlan } from "../demo/shop-plan.ts";
import { momentOf } from "../demo/days/day-script.ts";

export interface LiveDeps extends DemoDeps {
  readonly nights: Nights;
  readonly chatLog: Pick<ChatLog, "page">;
}

/** A made-up shop that is open, and what its days to come bring, as it was planned. */
export interface LivingShop {
  readonly plan: ShopPlan;
  readonly planned: PlannedHistory;
}

/** A morning of a made-up shop as its owner reads it. */
export interface LivedMorning {
  readonly plan: ShopPlan;
  /** The day of the message; it tells of the one before. */
  readonly today: string;
  readonly message: OutboundMessage;
  /** What the owner tapped. */
  readonly tapped?: string;
}

let events = 1_000_000_000;

/**
 * Lets shops that are open live on for some days: their sales are entered as they come, the nights worked and the
 * mornings written by the program itself on the days' own clock. Each owner takes the first tip that a tap can do.
 */
export async function* liveDays(
  deps: LiveDeps,
  shops: readonly LivingShop[],
  { first, days }: { readonly first: string; readonly days: number },
): AsyncGenerator<LivedMorning> {
  const taken = new Set<ShopPlan>();
  for (let day = 0; day < days; day++) {
    const date = shifted(first, day);
    const today = shifted(date, 1);
    for (const shop of shops) await liveDay(deps, shop, date);
    await workNights(deps, today);
    const { runs } = await claimDueDigests(deps)(momentOf(today, "07:00"));
    for (const run of runs) await writeDigest(deps)(run, momentOf(today, "07:00"));
    for (const { plan } of shops) {
      const message = await newestMessage(deps, plan);
      const tapped: string | undefined = taken.has(plan) ? undefined : await takeTip(deps, plan, message, today);
      if (tapped !== undefined) taken.add(plan);
      yield { plan, today, message, ...(tapped !== undefined && { tapped }) };
    }
  }
}

/** Enters what a day brings, each in its hour and by the same use cases as a message would. */
const liveDay = (deps: LiveDeps, { plan, planned }: LivingShop, date: string): Promise<void> =>
  deps.transactions.run(async (tx) => {
    const writer = await ownerOf(deps)(tx, plan, momentOf(date, "21:00"));
    let actIndex = 0;
    const eventId = ++events;
    const turnAt = (time: string): Turn => ({
      tx,
      writer,
      now: momentOf(date, time.slice(0, 5)),
      eventId,
      said: "",
      nextActIndex: () => actIndex++,
    });
    const prices = await menuPrices(deps, turnAt("21:00"));
    for (const sale of planned.sales.filter((one) => one.date === date)) {
      const turn = turnAt(sale.time);
      await enter(deps)(turn, await buildSale(deps)(turn, draftOf(sale, prices)));
    }
    for (const act of othersOf(planned, date)) await performAct(deps)(turnAt("20:30"), act, true);
  });

function draftOf({ date, lines, payment, debtor }: PlannedSale, prices: ReadonlyMap<string, number>): GoodsDraft {
  const items = lines.map(({ item, quantity, priceVnd }) => {
    const unitPriceVnd = prices.get(item.name) ?? priceVnd;
    return { name: item.name, unit: item.unit, quantity, unitPriceVnd, totalVnd: quantity * unitPriceVnd };
  });
  return {
    businessDate: date,
    totalVnd: items.reduce((sum, item) => sum + item.totalVnd, 0),
    scope: "items",
    items,
    ...(payment !== undefined && { payment }),
    ...(debtor !== undefined && { customerName: debtor }),
  };
}

/** What is spent and paid back on a day. */
const othersOf = ({ spending, payments }: PlannedHistory, date: string): Act[] => [
  ...spending
    .filter((one) => one.date === date)
    .map(({ kind, category, totalVnd }): Act => ({ act: kind, date, category, totalVnd })),
  ...payments
    .filter((one) => one.date === date)
    .map(({ debtor, totalVnd }): Act => ({ act: "debt_payment", date, customer: debtor, totalVnd })),
];

/** What the shop asks today: a tip may have changed it. */
const menuPrices = async (
  { menu }: LiveDeps,
  { tx, writer, now }: Pick<Turn, "tx" | "writer" | "now">,
): Promise<ReadonlyMap<string, number>> => {
  const items = await menu.list(tx, writer.shop.tenantId, now.toISOString().slice(0, 10));
  return new Map(items.flatMap(({ name, priceVnd }) => (priceVnd === undefined ? [] : [[name, priceVnd]])));
};

async function workNights(deps: LiveDeps, today: string): Promise<void> {
  const work = workNight({ ...deps, work: nightWork(deps) });
  for (const run of await claimDueNights(deps)(momentOf(today, "04:06"), 500)) await work(run);
}

async function newestMessage({ chatLog }: LiveDeps, { user }: ShopPlan): Promise<OutboundMessage> {
  const { entries } = await chatLog.page(chatOf(user), { limit: 1 });
  const [newest] = entries;
  if (newest?.from !== "shop-book") throw new Error(`Nothing was written to ${user}.`);
  return newest.message;
}

const chatOf = (chatId: string) => ({ channel: "terminal", botId: "local", chatId }) as const;

async function takeTip(
  deps: LiveDeps,
  { user }: ShopPlan,
  { choices }: OutboundMessage,
  today: string,
): Promise<string | undefined> {
  const option = choices?.options.find(({ label }) => label.endsWith("Làm luôn"));
  if (option === undefined) return undefined;
  const intake = createIntake(deps);
  const now = momentOf(today, "07:05");
  await intake.receive({
    ...chatOf(user),
    eventId: `tap:${today}`,
    sender: { userId: user },
    sentAt: now,
    receivedAt: now,
    content: { kind: "choice", payload: option.payload, label: option.label },
  });
  await intake.drain();
  return option.label;
}
