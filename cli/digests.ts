import { writeFile } from "node:fs/promises";

import { pino } from "pino";

import { createReplyListener } from "../database/reply-listener.ts";
import { createNights } from "../database/repositories/nights.ts";
import { createChatLog } from "../database/repositories/chat-log.ts";
import { managerOf } from "../database/transactions.ts";
import { openLog } from "../program/open-log.ts";
import { demoDepsOf } from "./demo/demo-deps.ts";
import { openDemoShop, ownerOf } from "./demo/open-demo-shop.ts";
import { planHistory } from "./demo/plan-history.ts";
import { seededRandom } from "./demo/seeded-random.ts";
import type { ShopPlan } from "./demo/shop-plan.ts";
import { SHOP_PLANS } from "./demo/shop-plans.ts";
import { withScratchBook } from "./demo/with-scratch-book.ts";
import { bookNumbers } from "./digests/book-numbers.ts";
import { checkDigest } from "./digests/check-digest.ts";
import { type LiveDeps, type LivedMorning, liveDays, type LivingShop } from "./digests/live-days.ts";
import { runCommand } from "./operator/run-command.ts";

/** The shops are opened on a Sunday evening, a year old, and live on for thirty days: a month ends among them. */
const OPENED = new Date("2026-10-25T21:00:00+07:00");
const FIRST = "2026-10-26";
const PAST_DAYS = 365;
const DAYS = 30;
const SEED = 1;
/** Kept in the documentation as they came: an ordinary day, a month that ended, a tip taken, a week, and what came of the tip. */
const KEPT = new Set([0, 5, 12, 13, 27]);
const FILE = "docs/digests.md";

const HEAD = `# Morning messages

Made by \`npm run -s digests\`: the made-up shops live on for thirty days, their sales are entered as they come, nights are worked and
mornings written by the program as it is. Every number of all sixty is held against the entries; of each shop these five are
kept as they came. \`[…]\` are buttons, \`(chạm …)\` is what the owner tapped.
`;

/** `npm run -s digests`: thirty morning messages in a row of each made-up shop, each checked against the book. */
runCommand(() =>
  withScratchBook(async (database) => {
    const listener = createReplyListener(database.applicationUrl, openLog("error", pino.destination(2)));
    const chatLog = createChatLog(database.dataSource, listener);
    const deps: LiveDeps = { ...demoDepsOf(database), nights: createNights(database.dataSource), chatLog };
    // All of them first: what is written in bulk beside what is there already takes a database very long.
    const shops: LivingShop[] = [];
    for (const [index, plan] of SHOP_PLANS.entries()) shops.push(await openShop(deps, plan, SEED + index));
    const mornings: LivedMorning[] = [];
    let faultCount = 0;
    for await (const morning of liveDays(deps, shops, { first: FIRST, days: DAYS })) {
      const wrong = await wrongLines(deps, morning);
      faultCount += wrong.length;
      mornings.push(morning);
      console.log([morning.plan.name, shown(morning), ...wrong.map((line) => `NOT IN THE BOOK: ${line}`)].join("\n"));
    }
    await writeFile(FILE, [HEAD, ...SHOP_PLANS.map((plan) => section(plan, mornings))].join("\n"));
    console.log(`${FILE} is written. ${String(faultCount)} lines do not agree with the book.`);
    await listener.close();
    return faultCount === 0;
  }),
);

async function openShop(deps: LiveDeps, plan: ShopPlan, seed: number): Promise<LivingShop> {
  const browserChat = { channel: "browser", botId: "local", chatId: plan.user } as const;
  await openDemoShop(deps)(plan, { now: OPENED, days: PAST_DAYS, seed, browserChat });
  const whole = { lastDate: lastDay(), days: PAST_DAYS + DAYS, untilHour: 24 };
  return { plan, planned: planHistory(plan, seededRandom(seed), whole) };
}

function section(plan: ShopPlan, mornings: readonly LivedMorning[]): string {
  const kept = mornings.filter((morning) => morning.plan === plan).filter((_, at) => KEPT.has(at));
  return [`## ${plan.name}\n`, ...kept.map(shown)].join("\n");
}

const lastDay = (): string => new Date(Date.parse(FIRST) + (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);

const wrongLines = (deps: LiveDeps, { plan, today, message }: LivedMorning): Promise<string[]> =>
  deps.transactions.run(async (tx) => {
    const { shop } = await ownerOf(deps)(tx, plan, OPENED);
    await deps.transactions.enterTenant(tx, shop.tenantId);
    const closed = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    return checkDigest(message.text, { book: bookNumbers(managerOf(tx), shop.tenantId), closed, today });
  });

const shown = ({ today, message, tapped }: LivedMorning): string => {
  const { text, picture, choices } = message;
  const buttons = choices?.options.map(({ label }) => `[${label}]`).join(" ");
  const lines = [
    text,
    ...(picture === undefined ? [] : [`[hình: ${picture.title}]`]),
    ...(buttons === undefined ? [] : [buttons]),
    ...(tapped === undefined ? [] : [`(chạm ${tapped})`]),
  ];
  return `### ${today}\n\n\`\`\`\n${lines.join("\n")}\n\`\`\`\n`;
};
