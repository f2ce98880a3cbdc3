import type { Response } from "express";

/** One server-sent event; `data` is sent as JSON. */
export interface StreamEvent {
  readonly event: string;
  /** What the browser gives back as Last-Event-ID. */
  readonly id?: string;
  readonly data: unknown;
}

export interface EventStream {
  /** Resolves when the browser can take more; at once when the stream is over. */
  send(event: StreamEvent): Promise<void>;
  readonly closed: boolean;
  end(): void;
}

/** A browser that takes nothing for this long is given up; it asks again from its last event when it wakes. */
const STALLED_AFTER_MS = 30_000;

const encode = ({ event, id, data }: StreamEvent): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Waits until the response takes more, once for all who wait. */
const createDrain = (response: Response): (() => Promise<void>) => {
  let waiting: Promise<void> | undefined;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      const giveUp = setTimeout(() => response.destroy(), STALLED_AFTER_MS);
      const done = (): void => {
        clearTimeout(giveUp);
        response.off("drain", done).off("close", done);
        waiting = undefined;
        resolve();
      };
      response.once("drain", done).once("close", done);
    });
  return () => (waiting ??= wait());
};

/** Starts `text/event-stream` on a response. */
export const openEventStream = (response: Response): EventStream => {
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    // Proxies that buffer would hold every reply back.
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  const drained = createDrain(response);
  const isOver = (): boolean => response.destroyed || response.writableEnded;
  return {
    send: async (event) => {
      if (!isOver() && !response.write(encode(event))) await drained();
    },
    get closed() {
      return isOver();
    },
    end: () => {
      response.end();
    },
  };
};
