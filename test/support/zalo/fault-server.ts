import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ask } from "../network/http.ts";
import { createArrivals } from "./arrivals.ts";

/** What the server does instead of its duty, once. */
export type ZaloFault =
  /** An error in the body, with HTTP 200 unless a status is given. */
  | { readonly kind: "error"; readonly code: number; readonly status?: number; readonly description?: string }
  | { readonly kind: "garbage"; readonly status?: number; readonly text?: string; readonly location?: string }
  /** Takes the request and never answers. */
  | { readonly kind: "hang" }
  /** Takes the request and cuts the connection. */
  | { readonly kind: "reset" };

export interface ZaloCall {
  readonly token: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Bot {
  readonly updates: unknown[];
  readonly wake: Set<() => void>;
  webhook?: { readonly url: string; readonly secret: string };
}

/** Like a webhook request of Zalo's; what is left out is not sent. */
export interface Delivery {
  readonly secret?: string;
  readonly body?: string;
  readonly type?: string;
  readonly method?: string;
}

export const deliver = async (url: string, { secret, body, type, method = "POST" }: Delivery): Promise<number> => {
  const headers = {
    ...(type === undefined ? {} : { "content-type": type }),
    ...(secret === undefined ? {} : { "x-bot-api-secret-token": secret }),
  };
  // On a connection of its own: one that was kept may be closed by the other side in the moment it is used again.
  return (await ask(url, { method, headers, ...(body === undefined ? {} : { body }) })).status;
};

const readBody = async (request: IncomingMessage): Promise<ZaloCall["body"]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return (text === "" ? {} : JSON.parse(text)) as ZaloCall["body"];
};

const answerJson = (response: ServerResponse, body: object, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};
const ok = (response: ServerResponse, result: unknown): void => answerJson(response, { ok: true, result });
const no = (response: ServerResponse, code: number, description: string, status = 200): void =>
  answerJson(response, { ok: false, error_code: code, description }, status);

const misbehave = (fault: ZaloFault, response: ServerResponse): void => {
  switch (fault.kind) {
    case "error":
      no(response, fault.code, fault.description ?? "scripted", fault.status);
      return;
    case "garbage":
      if (fault.location !== undefined) response.setHeader("location", fault.location);
      response.writeHead(fault.status ?? 200).end(fault.text ?? "<html>Bad gateway</html>");
      return;
    case "reset":
      response.socket?.destroy();
      return;
    case "hang":
  }
};

export interface ZaloServerOptions {
  /** The bots there are; other tokens are answered 401. */
  readonly tokens: readonly string[];
  /** The longest that a poll is held open, whatever it asks for. */
  readonly longestPollMs?: number;
}

/**
 * A Zalo Bot Platform of our own, on loopback: every method that we use, one update for each poll, long polls that end
 * in 408, the probe of setWebhook, and faults by script.
 */
export const openZaloServer = async ({ tokens, longestPollMs = 200 }: ZaloServerOptions) => {
  const bots = new Map<string, Bot>(tokens.map((token) => [token, { updates: [], wake: new Set() }]));
  const faults = new Map<string, ZaloFault[]>();
  const calls = createArrivals<ZaloCall>();
  const probes: number[] = [];
  let sent = 0;

  const poll = (bot: Bot, seconds: number, response: ServerResponse): void => {
    if (bot.webhook) {
      no(response, 400, "a webhook is set");
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      bot.wake.delete(end);
      // Whoever hung up gets nothing; the update stays for the next poll.
      if (response.destroyed) return;
      const update = bot.updates.shift();
      if (update === undefined) no(response, 408, "Request timeout");
      else ok(response, update);
    };
    const timer = setTimeout(end, Math.min(seconds * 1000, longestPollMs));
    bot.wake.add(end);
    response.once("close", end);
    if (bot.updates.length > 0) end();
  };

  const setWebhook = async (bot: Bot, body: ZaloCall["body"], response: ServerResponse): Promise<void> => {
    const url = String(body["url"]);
    const secret = String(body["secret_token"]);
    if (secret.length < 8 || secret.length > 256) {
      no(response, 400, "secret_token must have 8 to 256 characters");
      return;
    }
    const status = await deliver(url, {}).catch(() => 0);
    probes.push(status);
    if (status !== 200) {
      no(response, 400, "the url does not answer");
      return;
    }
    bot.webhook = { url, secret };
    ok(response, { url, updated_at: 1_790_000_000_000 });
  };

  const METHODS: Record<string, (bot: Bot, call: ZaloCall, response: ServerResponse) => void | Promise<void>> = {
    getMe: (_bot, { token }, response) =>
      ok(response, {
        id: token.split(":")[0],
        account_name: "bot.test",
        account_type: "BASIC",
        can_join_groups: false,
      }),
    getUpdates: (bot, { body }, response) => poll(bot, Number(body["timeout"] ?? 30), response),
    setWebhook: (bot, { body }, response) => setWebhook(bot, body, response),
    deleteWebhook: (bot, _call, response) => {
      delete bot.webhook;
      ok(response, { url: "" });
    },
    getWebhookInfo: (bot, _call, response) =>
      bot.webhook ? ok(response, { url: bot.webhook.url }) : no(response, 404, "no webhook"),
    sendMessage: (_bot, { body }, response) => {
      const text = String(body["text"]);
      sent += 1;
      if (text.length < 1 || text.length > 2_000) no(response, 400, "text must have 1 to 2000 characters");
      else ok(response, { message_id: `sent-${sent}`, date: 1_790_000_000_000 });
    },
    sendPhoto: (_bot, _call, response) => {
      sent += 1;
      ok(response, { message_id: `sent-${sent}`, date: 1_790_000_000_000 });
    },
    sendChatAction: (_bot, _call, response) => answerJson(response, { ok: true }),
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    const call = { token, method, body: await readBody(request) };
    const fault = faults.get(method)?.shift();
    const bot = bots.get(token);
    const serve = METHODS[method];
    if (fault) misbehave(fault, response);
    else if (!bot) no(response, 401, "Unauthorized");
    else if (!serve) no(response, 404, "no such method");
    else await serve(bot, call, response);
    calls.add(call);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const botOf = (token: string): Bot => {
    const bot = bots.get(token);
    if (!bot) throw new Error(`this server has no bot ${token}`);
    return bot;
  };
  const callsOf = (method: string) => calls.all.filter((call) => call.method === method);
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every call, in order. */
    calls: calls.all,
    callsOf,
    /** Resolves once so many calls of a method have come, with these. */
    called: async (method: string, count = 1) => {
      await calls.until(() => callsOf(method).length >= count);
      return callsOf(method);
    },
    /** How the URL of each setWebhook answered when it was tried. */
    probes,
    webhookOf: (token: string) => botOf(token).webhook,
    /** A webhook that is there before the test begins. */
    setWebhookOf: (token: string, webhook: NonNullable<Bot["webhook"]>) => {
      botOf(token).webhook = webhook;
    },
    /** What a person wrote, given to the bot's next poll. */
    push: (token: string, ...updates: readonly unknown[]) => {
      const bot = botOf(token);
      bot.updates.push(...updates);
      for (const wake of [...bot.wake].slice(0, updates.length)) wake();
    },
    /** What a person wrote, posted to the bot's webhook. @returns the HTTP status of the answer */
    post: (token: string, update: unknown) => {
      const { webhook } = botOf(token);
      if (!webhook) throw new Error(`no webhook is set for ${token}`);
      return deliver(webhook.url, {
        secret: webhook.secret,
        body: JSON.stringify(update),
        type: "application/json",
      });
    },
    /** What the next calls of a method meet, one fault each. */
    fail: (method: string, ...next: readonly ZaloFault[]) => {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
