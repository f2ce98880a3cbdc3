import { z } from "zod";

import { askBotApi, type BotAnswer } from "./ask-bot-api.ts";
import type { Check, Finding } from "./check.ts";

/** A bot as it is configured, and how the program would listen to it. */
export interface ConfiguredBot {
  readonly app: "Telegram" | "Zalo";
  readonly token: string;
  readonly apiRoot: string;
  /** Where the app is to send to; absent where we ask the app. */
  readonly publicUrl?: string;
}

const Me = z.object({ username: z.string().optional(), account_name: z.string().optional() });
const Webhook = z.object({
  url: z.string().catch(""),
  last_error_date: z.number().optional().catch(undefined),
  pending_update_count: z.number().optional().catch(undefined),
});

/** Telegram tells of its last failure for as long as there was no later one. */
const RECENT_SECONDS = 3_600;

const VARIABLES = { Telegram: "TELEGRAM_BOT_TOKEN", Zalo: "ZALO_BOT_TOKEN" } as const;
const GIVERS = { Telegram: "@BotFather", Zalo: "Zalo Bot Manager" } as const;

/** Whether the token is good, and whether messages come the way that the settings say. */
export const checkBot = (bot: ConfiguredBot, position: number): readonly Check[] => {
  const name = `${bot.app} bot ${position}`;
  return [
    { name, run: async () => judgeMe(bot, await askBotApi(bot, "getMe")) },
    { name: `${name} webhook`, run: async () => judgeWebhook(bot, await askBotApi(bot, "getWebhookInfo")) },
  ];
};

function judgeMe(bot: ConfiguredBot, answer: BotAnswer): Finding {
  if (answer.kind !== "ok") return whatFailed(bot, answer);
  const { data } = Me.safeParse(answer.result);
  const called = data?.username ?? data?.account_name;
  return { ok: true, says: `the token is good${called === undefined ? "" : ` (${called})`}` };
}

function judgeWebhook(bot: ConfiguredBot, answer: BotAnswer): Finding {
  // Zalo says 404 where none was ever set.
  const isUnset = answer.kind === "refused" && answer.code === 404 && bot.app === "Zalo";
  if (answer.kind !== "ok" && !isUnset) return whatFailed(bot, answer);
  const { data = { url: "" } } = Webhook.safeParse(answer.kind === "ok" ? answer.result : {});
  return bot.publicUrl === undefined ? judgePolling(data.url) : judgePushed(bot.app, bot.publicUrl, data);
}

function judgePushed(app: string, publicUrl: string, webhook: z.infer<typeof Webhook>): Finding {
  const { url, last_error_date: failedAtSeconds = 0, pending_update_count: waiting = 0 } = webhook;
  if (!url.startsWith(`${publicUrl}/`)) {
    const says = url === "" ? "none is set" : `it leads to ${originOf(url)}`;
    return { ok: false, says, remedy: `npm start sets it to ${publicUrl}; start the program and look again.` };
  }
  if (Date.now() / 1_000 - failedAtSeconds < RECENT_SECONDS) {
    const says = `it is set, and ${app} could not deliver in the last hour (${waiting} wait)`;
    return { ok: false, says, remedy: `see that ${publicUrl} reaches this program from outside, with https.` };
  }
  return { ok: true, says: `set to ${publicUrl}` };
}

const judgePolling = (url: string): Finding =>
  url === ""
    ? { ok: true, says: "none, since without PUBLIC_URL the program asks for messages" }
    : {
        ok: false,
        says: `one is set, to ${originOf(url)}, so this program gets no messages`,
        remedy: "npm start without PUBLIC_URL takes it away; or set PUBLIC_URL to that address.",
      };

function whatFailed(bot: ConfiguredBot, answer: Exclude<BotAnswer, { kind: "ok" }>): Finding {
  if (answer.kind === "unreachable") {
    const variable = `${bot.app.toUpperCase()}_API_ROOT`;
    const says = `${bot.app} does not answer (${answer.code})`;
    return { ok: false, says, remedy: `check this machine's network, and ${variable} where it is set.` };
  }
  if (answer.code === 429) return { ok: false, says: "the bot has used up its quota", remedy: "wait, or add a bot." };
  const remedy = `take a new one from ${GIVERS[bot.app]} and put it into ${VARIABLES[bot.app]}.`;
  return { ok: false, says: `${bot.app} refuses the token (${answer.code})`, remedy };
}

// The path of a webhook may be its secret.
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : "something that is no address");
