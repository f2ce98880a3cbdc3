import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";

export interface Call {
  readonly method: string;
  readonly token: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the server does to one call instead of answering it. */
export type Fault =
  | { readonly kind: "declined"; readonly status: number; readonly description: string; readonly parameters?: object }
  /** Takes the request and never answers. */
  | { readonly kind: "hang" }
  /** Takes the request and cuts the connection. */
  | { readonly kind: "reset" }
  | { readonly kind: "garbage"; readonly status: number; readonly body: string; readonly location?: string };

interface GivenUpdate {
  readonly update_id: number;
}

export interface FaultServer {
  readonly apiRoot: string;
  readonly calls: readonly Call[];
  readonly callsOf: (method: string) => readonly Call[];
  readonly countOf: (method: string) => number;
  /** Resolves when that many calls of the method have come in. */
  readonly called: (method: string, times?: number) => Promise<readonly Call[]>;
  /** The next calls of the method meet these, one each. */
  readonly fail: (method: string, ...faults: readonly Fault[]) => void;
  /** From here on every call meets this and is not counted, until it is lifted by calling it with nothing. */
  readonly breakDown: (fault?: Fault) => void;
  /** A document that can be fetched from here on by its file id. */
  readonly holdFile: (fileId: string, bytes: Uint8Array) => void;
  readonly give: (...updates: readonly GivenUpdate[]) => void;
  /** Updates that nobody has confirmed by a later offset. */
  readonly pending: () => readonly GivenUpdate[];
  readonly close: () => Promise<void>;
}

const BOT = { id: 110201543, is_bot: true, first_name: "Sổ Tiệm", username: "so_tiem_bot" };
const FILE_PATH = /^\/file\/bot[^/]+\/documents\/(\w+)$/;
const PATH = /^\/bot([^/]+)\/(\w+)$/;

const answer = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
};

const misbehave = (response: ServerResponse, fault: Fault): void => {
  if (fault.kind === "hang") return;
  if (fault.kind === "reset") response.socket?.resetAndDestroy();
  else if (fault.kind === "garbage")
    answer(response, fault.status, fault.body, fault.location === undefined ? {} : { location: fault.location });
  else {
    const { status: error_code, description, parameters } = fault;
    answer(response, error_code, JSON.stringify({ ok: false, error_code, description, parameters }));
  }
};

/** The updates as Telegram keeps them: held until there is one, forgotten by a later offset. */
const createUpdateQueue = (changed: EventEmitter) => {
  let updates: readonly GivenUpdate[] = [];
  const forget = (offset: unknown) => {
    const known = updates.findIndex(({ update_id }) => update_id === Number(offset) - 1);
    updates = updates.slice(known + 1);
  };
  const fetch = async (payload: Call["payload"], gone: AbortSignal) => {
    if (payload["offset"] !== undefined) forget(payload["offset"]);
    const until = AbortSignal.any([gone, AbortSignal.timeout(Number(payload["timeout"]) * 1000)]);
    if (updates.length === 0) await once(changed, "update", { signal: until }).catch(() => undefined);
    return updates.slice(0, Number(payload["limit"]));
  };
  const give = (given: readonly GivenUpdate[]) => {
    updates = [...updates, ...given];
    changed.emit("update");
  };
  return { fetch, give, pending: () => updates };
};

const createMethods = (queue: ReturnType<typeof createUpdateQueue>) => {
  let lastMessageId = 100;
  const withFile = ({ chat_id, caption }: Call["payload"]) => ({
    message_id: ++lastMessageId,
    date: 1_763_780_400,
    chat: { id: Number(chat_id), type: "private" },
    from: BOT,
    caption,
  });
  const answers: Record<string, (payload: Call["payload"], gone: AbortSignal) => unknown> = {
    getMe: () => BOT,
    getUpdates: queue.fetch,
    getFile: ({ file_id }) => ({ file_id, file_unique_id: "u", file_path: `documents/${String(file_id)}` }),
    sendMessage: ({ chat_id, text: said }) => ({
      message_id: ++lastMessageId,
      date: 1_763_780_400,
      chat: { id: Number(chat_id), type: "private" },
      from: BOT,
      text: said,
    }),
    sendPhoto: (payload) => withFile(payload),
    sendDocument: (payload) => withFile(payload),
  };
  return (method: string) => answers[method] ?? (() => true);
};

const goneSignal = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
};

const readCall = async (request: IncomingMessage): Promise<Call> => {
  const [, token = "", method = ""] = PATH.exec(request.url ?? "") ?? [];
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) return { method, token, payload: await readForm(request, type) };
  const body = await text(request);
  return { method, token, payload: body === "" ? {} : (JSON.parse(body) as Call["payload"]) };
};

const FORM_PART =
  /^content-disposition:\s*form-data;\s*name="?(?<name>[^";\r]+)"?[^\r]*(?:\r\n[^\r]+)*\r\n\r\n(?<value>.*)\r\n$/isu;

/**
 * A form as Telegram takes it: a file is named by `attach://`, and stands in the payload as its bytes. Node's own
 * reader of forms refuses grammY's file names, which stand without quotes.
 */
const readForm = async (request: IncomingMessage, type: string): Promise<Call["payload"]> => {
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? "";
  // As latin1 each byte is one character and comes out again as it went in.
  const body = (await buffer(request)).toString("latin1");
  const values = new Map<string, Buffer>();
  for (const part of body.split(`--${boundary}`)) {
    const { name, value } = FORM_PART.exec(part.replace(/^\r\n/, ""))?.groups ?? {};
    if (name !== undefined && value !== undefined) values.set(name, Buffer.from(value, "latin1"));
  }
  const named = [...values].map(([name, bytes]): [string, unknown] => {
    const text = bytes.toString();
    return [name, text.startsWith("attach://") ? values.get(text.slice("attach://".length)) : text];
  });
  return Object.fromEntries(named);
};

/** A Bot API of our own on loopback: answers as Telegram does, fails as told, and keeps what it was asked. */
export const startFaultServer = async (): Promise<FaultServer> => {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const queue = createUpdateQueue(events);
  const methods = createMethods(queue);
  const counts = new Map<string, number>();
  const files = new Map<string, Uint8Array>();
  let breakdown: Fault | undefined;
  const callsOf = (method: string) => calls.filter((call) => call.method === method);

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const [, fileId] = FILE_PATH.exec(request.url ?? "") ?? [];
    if (fileId !== undefined) {
      const bytes = files.get(fileId);
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
      return;
    }
    const call = await readCall(request);
    if (breakdown !== undefined) {
      misbehave(response, breakdown);
      return;
    }
    const fault = faults.get(call.method)?.shift();
    calls.push(call);
    counts.set(call.method, (counts.get(call.method) ?? 0) + 1);
    events.emit("call");
    if (fault !== undefined) misbehave(response, fault);
    else {
      const result = await methods(call.method)(call.payload, goneSignal(response));
      answer(response, 200, JSON.stringify({ ok: true, result }));
    }
  };
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    callsOf,
    countOf: (method) => counts.get(method) ?? 0,
    called: async (method, times = 1) => {
      while (callsOf(method).length < times) await once(events, "call");
      return callsOf(method);
    },
    fail: (method, ...more) => faults.set(method, [...(faults.get(method) ?? []), ...more]),
    breakDown: (fault) => {
      breakdown = fault;
    },
    holdFile: (fileId, bytes) => {
      files.set(fileId, bytes);
    },
    give: (...updates) => queue.give(updates),
    pending: queue.pending,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
