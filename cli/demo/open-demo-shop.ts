import { identifyWriter } from "../../core/accounts/identify-writer.ts";
import type { Writer } from "../../core/accounts/writer.ts";
import type { WayDeps } from "../../core/conversation/way-deps.ts";
import { defaultDigest } from "../../core/digest/digest-settings.ts";
import { nextDigestAt } from "../../core/digest/next-digest-at.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import type { DemoShops } from "../../core/ports/demo-shops.ts";
import type { HistoryWriter } from "../../core/ports/history.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { businessDate } from "../../core/sales/business-date.ts";
import { planHistory } from "./plan-history.ts";
import { seededRandom } from "./seeded-random.ts";
import type { ShopPlan } from "./shop-plan.ts";
import { toHistory } from "./to-history.ts";

export interface DemoDeps extends WayDeps {
  readonly log: Log;
  readonly demoShops: DemoShops;
  readonly historyWriter: HistoryWriter;
  /** Told that years were put in at once; absent where only the owner of the database may be. */
  readonly countRows?: () => Promise<void>;
}

export interface DemoWish {
  readonly now: Date;
  readonly days: number;
  readonly seed: number;
  /** The browser's chat with the shop. */
  readonly browserChat: ChatAddress;
}

export type OpenedDemo = { readonly kind: "exists" } | { readonly kind: "opened"; readonly sales: number };

/**
 * Opens one made-up shop the way a stranger's is opened, puts its years into the book, lets a browser speak as its
 * owner too, and writes this morning's message. All or nothing; a shop that is there already is left alone.
 */
export const openDemoShop =
  (deps: DemoDeps) =>
  async (plan: ShopPlan, wish: DemoWish): Promise<OpenedDemo> => {
    const opened = await deps.transactions.run(async (tx) => {
      const writer = await ownerOf(deps)(tx, plan, wish.now);
      if ((await deps.salesFigures.firstDay(tx, writer.shop.tenantId)) !== undefined) return undefined;
      const sales = await fill(deps)(tx, plan, writer, wish);
      return { writer, sales, browserChatId: await openBrowserChat(deps)(tx, writer, wish) };
    });
    if (opened === undefined) return { kind: "exists" };
    await deps.countRows?.();
    for (const chatId of [opened.writer.chatId, opened.browserChatId])
      await greet(deps)(opened.writer, chatId, wish.now);
    return { kind: "opened", sales: opened.sales };
  };

const terminal = (chatId: string): ChatAddress => ({ channel: "terminal", botId: "local", chatId });

/** Who owns the made-up shop; opened with the shop where there is none yet. */
export const ownerOf =
  (deps: DemoDeps) =>
  async (tx: Transaction, { user, ownerName }: ShopPlan, now: Date): Promise<Writer> => {
    const event = {
      ...terminal(user),
      eventId: `demo:${user}`,
      sender: { userId: user, displayName: ownerName },
      sentAt: now,
      receivedAt: now,
      content: { kind: "text", text: "" },
    } as const;
    const found = await identifyWriter(deps)(tx, event, now);
    if (found.kind !== "writer") throw new Error(`The chat of ${user} is blocked.`);
    return found.writer;
  };

const fill =
  (deps: DemoDeps) =>
  async (
    tx: Transaction,
    plan: ShopPlan,
    { shop, personId, chatId, locationId }: Writer,
    wish: DemoWish,
  ): Promise<number> => {
    const { ids } = deps;
    const lastDate = businessDate(wish.now, shop);
    const cashier = await deps.accounts.addPerson(tx, ids.uuid(), terminal(plan.user), {
      userId: `${plan.user}-2`,
      displayName: plan.cashierName,
    });
    await deps.demoShops.addMember(tx, shop.tenantId, cashier.id, "cashier");
    await deps.demoShops.nameShop(tx, shop.tenantId, plan.name);
    const untilHour = Number(
      new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: shop.timeZone }).format(wish.now),
    );
    const planned = planHistory(plan, seededRandom(wish.seed), { lastDate, days: wish.days, untilHour });
    const people = { ownerId: personId, cashierId: cashier.id };
    const span = { lastDate, days: wish.days, timeZone: shop.timeZone };
    const history = toHistory(plan, planned, { people, span, ids });
    await deps.historyWriter.write(tx, { tenantId: shop.tenantId, locationId, chatId }, history);
    return planned.sales.length;
  };

const openBrowserChat =
  (deps: DemoDeps) =>
  async (tx: Transaction, { shop, personId, locationId }: Writer, { browserChat, now }: DemoWish): Promise<string> => {
    const { id } = await deps.accounts.addChat(tx, deps.ids.uuid(), browserChat);
    await deps.demoShops.addIdentity(tx, browserChat, browserChat.chatId, personId);
    await deps.accounts.activate(tx, id, shop.tenantId, locationId);
    const digest = defaultDigest(shop, id, personId);
    await deps.digests.save(tx, digest, nextDigestAt(digest, now));
    return id;
  };

/** This morning's message, as it would have come, so that the chat does not begin empty. */
const greet =
  (deps: DemoDeps) =>
  async ({ shop }: Writer, chatId: string, now: Date): Promise<void> => {
    const date = shifted(businessDate(now, shop), -1);
    const run = { kind: "morning", tenantId: shop.tenantId, chatId, businessDate: date, dueAt: now } as const;
    await deps.transactions.run((tx) => deps.digests.addRun(tx, run));
    await writeDigest(deps)(run, now);
  };
