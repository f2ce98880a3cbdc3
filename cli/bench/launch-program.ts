import { thisHost } from "../../database/embedded/host.ts";
import type { BenchDatabase } from "./bench-database.ts";
import type { BotApi } from "./bot-api.ts";
import { type Launched, launch } from "./launch.ts";
import { SECRET } from "./send-updates.ts";

export const TOKEN = "110201543:AAbench-token_of-nobody";
const BOT_ID = "110201543";

export interface LaunchedProgram extends Launched {
  readonly webhook: string;
}

/** The whole program, or half of it, as others run it, with a Telegram bot that gets its updates by webhook. */
export async function launchProgram(
  { settings }: Pick<BenchDatabase, "settings">,
  { apiRoot }: Pick<BotApi, "apiRoot">,
  more: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = [],
): Promise<LaunchedProgram> {
  const port = String(await thisHost().choosePort());
  const all = {
    ...settings,
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    WEBHOOK_SECRET: SECRET,
    JWT_SECRET: "a-secret-of-a-bench-with-32-characters",
    // As in production: where another settings file lies about must not matter.
    LOG_LEVEL: "warn",
    ...more,
  };
  const launched = await launch("main.ts", all, /Health: (http:\/\/\S+)\/health/u, nodeArguments);
  const webhook = `${launched.url}/telegram/${BOT_ID}`;
  await untilItKnowsItself(webhook);
  return { ...launched, webhook };
}

/** Until Telegram has told the bot its name, it answers 503 even to what is no update. */
async function untilItKnowsItself(webhook: string): Promise<void> {
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET };
  while ((await fetch(webhook, { method: "POST", headers, body: "{}" })).status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
