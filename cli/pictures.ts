import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { createSharedFiles } from "../database/repositories/shared-files.ts";
import { createDrawer } from "../present/charts/create-drawer.ts";
import { demoDepsOf } from "./demo/demo-deps.ts";
import { openDemoShop } from "./demo/open-demo-shop.ts";
import { openTalk } from "./demo/open-talk.ts";
import { SHOP_PLANS } from "./demo/shop-plans.ts";
import { workPastNights } from "./demo/work-past-nights.ts";
import { withScratchBook } from "./demo/with-scratch-book.ts";
import { runCommand } from "./operator/run-command.ts";

/** The same pictures on every day: a Wednesday evening. */
const NOW = new Date("2026-11-25T20:30:00+07:00");
const SEED = 1;
const DAYS = 730;
const FOLDER = "docs/pictures";

/** So many mornings before, forecasts were made: a picture shows what came beside what was said. */
const NIGHTS = 15;

/** File, who asks, and what. */
const QUESTIONS: readonly (readonly [file: string, user: string, question: string])[] = [
  ["week", "demo-pho", "tuần trước bán được bao nhiêu"],
  ["month", "demo-pho", "tháng này bán được bao nhiêu"],
  ["year", "demo-pho", "năm nay bán được bao nhiêu"],
  ["compared", "demo-cafe", "so sánh tuần này với tuần trước"],
  ["best-sellers", "demo-pho", "món nào bán chạy nhất tháng này"],
  ["slow-sellers", "demo-cafe", "món nào bán ế nhất tháng này"],
  ["categories", "demo-cafe", "doanh thu theo nhóm món tháng này"],
  ["hours", "demo-pho", "giờ nào đông khách nhất"],
  ["weekdays", "demo-pho", "thứ mấy đông khách"],
  ["payments", "demo-cafe", "tháng này tiền mặt hay chuyển khoản nhiều hơn"],
  ["profit", "demo-pho", "tháng này lời bao nhiêu"],
  ["debt-ages", "demo-pho", "ai nợ"],
  ["staff", "demo-pho", "nhân viên nào bán nhiều nhất tháng này"],
  ["customers", "demo-pho", "khách nào mua nhiều nhất tháng này"],
  ["forecast", "demo-pho", "dự báo tuần sau"],
];

/** `npm run -s pictures`: makes the pictures of the documentation from the made-up shops, by asking for them in chat. */
runCommand(() =>
  withScratchBook(async (database) => {
    const deps = demoDepsOf(database);
    for (const [index, plan] of SHOP_PLANS.entries()) {
      const browserChat = { channel: "browser", botId: "local", chatId: plan.user } as const;
      await openDemoShop(deps)(plan, { now: NOW, days: DAYS, seed: SEED + index, browserChat });
    }
    for (const plan of SHOP_PLANS) await workPastNights(deps)(plan, NOW, NIGHTS);
    const files = createSharedFiles(database.dataSource, createDrawer());
    const talk = openTalk(database);
    await mkdir(FOLDER, { recursive: true });
    let wentWell = true;
    for (const [file, user, question] of QUESTIONS) {
      const { replies, pictures } = await talk.say(user, question, NOW);
      const [picture] = pictures;
      const drawn = picture === undefined ? undefined : await files.find(picture.linkName);
      if (drawn === undefined) wentWell = false;
      else await writeFile(join(FOLDER, `${file}.png`), drawn.content);
      console.log(`${drawn === undefined ? "NO PICTURE" : `${file}.png`}: ${question}\n${replies.join("\n")}\n`);
    }
    await talk.close();
    return wentWell;
  }),
);
