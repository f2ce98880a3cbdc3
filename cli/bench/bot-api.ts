import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface BotApi {
  readonly apiRoot: string;
  /** Messages that it was asked to send. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

const BOT = { id: 110201543, is_bot: true, first_name: "Sổ Tiệm", username: "so_tiem_bot" };

/** Telegram's Bot API as far as a bench needs it: says yes to everything at once. */
export async function openBotApi(): Promise<BotApi> {
  let sent = 0;
  const server = createServer((request, response) => {
    void text(request).then(() => {
      const method = request.url?.split("/").at(-1);
      if (method === "sendMessage") sent++;
      const result = method === "getMe" ? BOT : method === "sendMessage" ? { message_id: sent } : true;
      response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: true, result }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
