import type { Request, Response } from "express";
import { z } from "zod";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import { MAX_FILE_BYTES, type ReadTable } from "../../core/ports/table-file.ts";
import { keepMessage, type KeepMessageDeps } from "./keep-message.ts";
import { REFUSALS } from "./refusal.ts";

export interface TakeFileDeps extends KeepMessageDeps {
  readonly readTable: ReadTable;
}

// The same marks that a text may not bring into the database.
const Named = z.object({
  id: z.uuid(),
  name: z
    .string()
    .min(1)
    .max(200)
    .transform((name) => name.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD")),
});

/** @returns undefined where the body is larger than any file that is taken; the rest of it is then left unread */
const bytesOf = async (request: Request): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * `POST /chat/files?id=…&name=…`: the bytes of a table as `application/octet-stream`. 202 once its rows are kept as a
 * message of the chat, 413 when it is too large. What else is wrong with it the book says in its answer.
 */
export const takeFile =
  (deps: TakeFileDeps) =>
  async (request: Request, response: Response, chat: ChatAddress): Promise<void> => {
    const refuse = deps.refuse.bind(undefined, request, response);
    const named = Named.safeParse(request.query);
    if (!named.success) {
      refuse(REFUSALS.malformed);
      return;
    }
    const bytes = await bytesOf(request);
    if (bytes === undefined) {
      response.set("Connection", "close");
      refuse(REFUSALS.largeFile);
      return;
    }
    const { id: eventId, name } = named.data;
    const table = await deps.readTable({ name, bytes });
    await keepMessage(deps)(request, response, chat, { eventId, ageMs: 0, content: { kind: "file", name, table } });
  };
