import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a string, which goes as it is. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: () => unknown;
}

/** Sends a request and gives the answer as soon as its head is there. `fetch` would not let a test name another Host. */
export const askForHead = (url: string, { method = "GET", headers = {}, body }: Ask = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const isJson = body !== undefined && typeof body !== "string";
    const asked = request(url, {
      method,
      agent: false,
      headers: { ...(isJson ? { "content-type": "application/json" } : {}), ...headers },
    });
    asked.once("response", resolve).once("error", reject);
    asked.end(isJson ? JSON.stringify(body) : body);
  });

export const ask = async (url: string, options: Ask = {}): Promise<Answer> => {
  const response = await askForHead(url, options);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as unknown,
  };
};
