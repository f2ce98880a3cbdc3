import type { Document } from "grammy/types";

import { type ChatFile, MAX_FILE_BYTES } from "../../core/ports/table-file.ts";
import type { BotApi } from "./create-bot-api.ts";

export interface FetchDocumentDeps {
  readonly callApi: BotApi;
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  readonly timeoutMs: number;
  readonly closing: AbortSignal;
}

export type FetchedDocument = ChatFile | { readonly problem: "too_large" | "unreachable" };

/** Fetches a document that was sent to us. Never throws: what cannot be had is told to who sent it. */
export type FetchDocument = (document: Document) => Promise<FetchedDocument>;

export const createFetchDocument =
  (deps: FetchDocumentDeps): FetchDocument =>
  async ({ file_id, file_name = "", file_size = 0 }) => {
    if (file_size > MAX_FILE_BYTES) return { problem: "too_large" };
    const answer = await deps.callApi((api, signal) => api.getFile(file_id, signal), { until: deps.closing });
    const path = answer.ok ? answer.result.file_path : undefined;
    if (path === undefined) return { problem: "unreachable" };
    return download(deps, path, file_name);
  };

/** The token is in the address: redirects are not followed, and no error of the way is let out. */
async function download(
  { token, apiRoot, timeoutMs }: FetchDocumentDeps,
  path: string,
  name: string,
): Promise<FetchedDocument> {
  try {
    const url = `${apiRoot}/file/bot${token}/${path}`;
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || response.body === null) return { problem: "unreachable" };
    const bytes = await readAtMost(response.body);
    return bytes === undefined ? { problem: "too_large" } : { name, bytes };
  } catch {
    return { problem: "unreachable" };
  }
}

/** The size that was told may be wrong: what comes beyond the limit is not waited for. */
async function readAtMost(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
