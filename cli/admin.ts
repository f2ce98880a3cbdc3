import { setTimeout as wait } from "node:timers/promises";

import { announce } from "../core/operations/announce.ts";
import { blockChat, type BlockResult } from "../core/operations/block-chat.ts";
import type { CalendarOverrides } from "../core/ports/calendar-overrides.ts";
import type { Nights } from "../core/ports/nights.ts";
import { createRepositories } from "../database/create-repositories.ts";
import { createCalendarOverrides } from "../database/repositories/calendar-overrides.ts";
import { createOperations } from "../database/repositories/operations.ts";
import { announceOutage } from "./admin/announce-outage.ts";
import { editCalendar } from "./admin/edit-calendar.ts";
import { listNights } from "./admin/list-nights.ts";
import { listShops } from "./admin/list-shops.ts";
import { type AdminOptions, readAdminOptions } from "./admin/read-admin-options.ts";
import { runCommand } from "./operator/run-command.ts";
import { withBook } from "./operator/with-book.ts";

type Deps = Parameters<typeof announce>[0] & {
  readonly nights: Nights;
  readonly calendarOverrides: CalendarOverrides;
};

const print = (text: string): void => console.log(text);

const SENTENCES: Record<"block" | "unblock", Record<BlockResult, string>> = {
  block: {
    done: "The chat is blocked: what is written there is neither read nor answered.",
    already: "The chat was blocked before.",
    unknown_chat: "There is no such chat; shops shows them.",
  },
  unblock: {
    done: "The chat is open again.",
    already: "The chat was not blocked.",
    unknown_chat: "There is no such chat; shops shows them.",
  },
};

async function work(deps: Deps, options: AdminOptions, stopped: AbortSignal): Promise<boolean> {
  switch (options.command) {
    case "shops":
      await listShops(deps.operations, print);
      return true;
    case "nights":
      await listNights(deps.nights, print);
      return true;
    case "calendar":
      await editCalendar(deps.calendarOverrides, options.edit, new Date().toISOString().slice(0, 10), print);
      return true;
    case "announce":
      return announceOutage(announce(deps), options, print, stopped);
    case "block":
    case "unblock": {
      const result = await blockChat(deps)(options.chatId, options.command === "block" ? "blocked" : "open");
      print(SENTENCES[options.command][result]);
      return result !== "unknown_chat";
    }
  }
}

/** `npm run -s admin -- shops|nights|calendar [DAY NAME]|block CHAT|unblock CHAT|announce "TEXT"`: what goes across shops. */
runCommand(async (args) => {
  const options = readAdminOptions(args);
  return withBook({ name: "admin", dataDir: options.dataDir }, ({ dataSource }, stopped) => {
    const deps = {
      ...createRepositories(dataSource, wait),
      operations: createOperations(dataSource),
      calendarOverrides: createCalendarOverrides(dataSource),
      wait,
    };
    return work(deps, options, stopped);
  });
});
