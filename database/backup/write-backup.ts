import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import pg from "pg";

import { OperationalError } from "../../core/ports/errors.ts";
import { translateError } from "../transactions.ts";
import { readBook } from "./read-book.ts";

export interface WrittenBackup {
  readonly path: string;
  readonly sizeBytes: number;
}

interface Order {
  readonly applicationUrl: string;
  readonly path: string;
  readonly now: Date;
}

/**
 * Writes the whole book, as it is at this moment, into one file that only its owner can read. The file has its name
 * only once it is whole and on the disk: whatever breaks the writing off leaves the file that was there before.
 * @throws OperationalError
 */
export async function writeBackup({ applicationUrl, path, now }: Order): Promise<WrittenBackup> {
  const partial = `${path}.partial`;
  const client = new pg.Client({ connectionString: applicationUrl, application_name: "so-tiem-backup" });
  // A connection that is lost makes the statement under way reject.
  client.on("error", () => undefined);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await client.connect();
    const file = createWriteStream(partial, { mode: 0o600 });
    await pipeline(Readable.from(readBook(client, now), { objectMode: true }), createGzip(), file);
    await flush(partial);
    await rename(partial, path);
    await flush(dirname(path));
    return { path, sizeBytes: (await stat(path)).size };
  } catch (error) {
    await rm(partial, { force: true });
    throw explain(error, path);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function explain(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code !== "string" || !/^E[A-Z]+$/u.test(code) || (error as NodeJS.ErrnoException).syscall === "connect") {
    return translateError(error);
  }
  return new OperationalError("backup_not_written", `The backup could not be written to ${path} (${code}).`, {
    cause: error,
  });
}
