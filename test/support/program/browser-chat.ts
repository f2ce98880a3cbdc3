import { randomUUID } from "node:crypto";

import type { WirePage } from "../../../bot/browser/wire.ts";
import { ask } from "../network/http.ts";
import { until } from "../postgres/program-bench.ts";

/** One sale in eight ways: the same text again within minutes would be asked about. */
export const SALES_OF_10K = [
  "bán 10k",
  "bán 10.000",
  "bán 10000đ",
  "bán 10 nghìn",
  "bán 10 ngàn",
  "bán được 10k",
  "ban 10k",
  "bán mười nghìn",
] as const;

export interface BrowserChat {
  /** Posts the message and gives its status; 202 when it is kept. */
  post(text: string): Promise<number>;
  /** Posts the message and waits for what is answered to it. */
  say(text: string): Promise<string>;
  /** All answers so far, oldest first. */
  replies(): Promise<string[]>;
  /** The same chat on another server of the same book. */
  at(url: string): BrowserChat;
}

/** A new browser's chat with the program at the address. */
export async function openBrowserChat(url: string): Promise<BrowserChat> {
  const session = await ask(`${url}/chat/session`, { method: "POST" });
  const cookie = session.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return chatWith(url, { cookie });
}

function chatWith(url: string, headers: Record<string, string>): BrowserChat {
  const post = async (text: string): Promise<number> =>
    (await ask(`${url}/chat/messages`, { method: "POST", headers, body: { id: randomUUID(), text } })).status;
  const replies = async (): Promise<string[]> => {
    const page = (await ask(`${url}/chat/page`, { headers })).json() as WirePage;
    return page.entries.flatMap((entry) => (entry.from === "shop-book" ? [entry.message.text] : []));
  };
  return {
    post,
    replies,
    async say(text) {
      const before = (await replies()).length;
      const status = await post(text);
      if (status !== 202) throw new Error(`the message was answered with ${String(status)}`);
      await until(async () => (await replies()).length > before);
      return (await replies()).at(-1) ?? "";
    },
    at: (other) => chatWith(other, headers),
  };
}
