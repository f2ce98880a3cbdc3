import { randomBytes } from "node:crypto";

import { chatOfSecret } from "../bot/browser/chat-cookie.ts";
import { keepDemoLinks, keptDemoLinks } from "../program/demo-links.ts";
import { demoDepsOf } from "./demo/demo-deps.ts";
import { readDemoOptions } from "./demo/demo-options.ts";
import { openDemoShop } from "./demo/open-demo-shop.ts";
import { SHOP_PLANS } from "./demo/shop-plans.ts";
import { clockAt } from "./fixed-clock.ts";
import { readOperatorConfig } from "./operator/read-operator-config.ts";
import { runCommand } from "./operator/run-command.ts";
import { withBook } from "./operator/with-book.ts";

const print = (text: string): void => console.log(text);

const QUESTIONS = [
  "tháng này bán được bao nhiêu",
  "món nào bán chạy nhất",
  "giờ nào đông khách nhất",
  "vì sao hôm qua bán ít",
];

/** `npm run -s demo`: opens two made-up shops with two years of sales, to look around in. */
runCommand(async (args) => {
  const { days, seed, now, dataDir: folder } = readDemoOptions(args);
  const { dataDir, http } = readOperatorConfig(folder);
  const clock = clockAt(now);
  return withBook({ name: "demo", dataDir: folder }, async (database) => {
    const deps = demoDepsOf(database);
    const links = { ...(await keptDemoLinks(dataDir)) };
    for (const [index, plan] of SHOP_PLANS.entries()) {
      const secret = randomBytes(24).toString("base64url");
      const wish = { now: clock.now(), days, seed: seed + index, browserChat: chatOfSecret(secret) };
      const opened = await openDemoShop(deps)(plan, wish);
      if (opened.kind === "opened") links[plan.user] = secret;
      await keepDemoLinks(dataDir, links);
      print(
        opened.kind === "opened"
          ? `${plan.name}: ${String(opened.sales)} sales in ${String(days)} days.`
          : `${plan.name} was there already.`,
      );
      print(`  Terminal: npm run -s chat -- --user ${plan.user}${folder === undefined ? "" : ` --data-dir ${folder}`}`);
      const link = links[plan.user];
      if (link !== undefined)
        print(`  Browser:  http://localhost:${String(http.port)}/demo/${link}   (with npm start running)`);
    }
    print(`Ask, for example: ${QUESTIONS.map((question) => `“${question}”`).join(", ")}.`);
    return true;
  });
});
