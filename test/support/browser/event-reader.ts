import { EventEmitter, once } from "node:events";
import type { IncomingMessage } from "node:http";
import { askForHead } from "../network/http.ts";

export interface SentEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

export interface EventReader {
  readonly status: number;
  /** The next event with this name; those of other names that came before it are passed over. */
  next(name: string): Promise<SentEvent>;
  /** Resolves when the server ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

const readField = (block: string, name: string): string | undefined =>
  block
    .split("\n")
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

const readEvent = (block: string): SentEvent => {
  const id = readField(block, "id");
  const data: unknown = JSON.parse(readField(block, "data") ?? "null");
  return { event: readField(block, "event") ?? "message", ...(id === undefined ? {} : { id }), data };
};

async function* readEvents(response: IncomingMessage): AsyncGenerator<SentEvent> {
  let rest = "";
  for await (const chunk of response.setEncoding("utf8")) {
    const blocks = (rest + String(chunk)).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) yield readEvent(block);
  }
}

/** Reads server-sent events as a browser does: as they come, wanted yet or not. */
export const openEvents = async (url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> => {
  const response = await askForHead(url, { headers });
  const seen: SentEvent[] = [];
  const changes = new EventEmitter();
  let over = false;
  const read = async (): Promise<void> => {
    for await (const event of readEvents(response)) {
      seen.push(event);
      changes.emit("change");
    }
  };
  const ended = read()
    .catch(() => undefined)
    .finally(() => {
      over = true;
      changes.emit("change");
    });
  return {
    status: response.statusCode ?? 0,
    ended,
    close: () => {
      response.destroy();
    },
    next: async (name) => {
      for (;;) {
        const event = seen.shift();
        if (event?.event === name) return event;
        if (event === undefined && over) throw new Error(`the stream ended before "${name}"`);
        if (event === undefined) await once(changes, "change");
      }
    },
  };
};
