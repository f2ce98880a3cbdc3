import { createHash } from "node:crypto";

import { END_OF_TABLE } from "./backup-format.ts";

export interface BackupReader {
  /** The next line as text, without its end; undefined at the end of the file. */
  line(): Promise<string | undefined>;
  /** The rows up to the end of the table, in pieces that end with a line. @throws Error when the file ends before */
  rows(): AsyncGenerator<Buffer>;
  /** SHA-256 of all that was read so far, hexadecimal. */
  sum(): string;
}

const NEWLINE = 0x0a;
const END = Buffer.from(END_OF_TABLE);
const END_AFTER_ROW = Buffer.from(`\n${END_OF_TABLE}`);

/** Takes a backup's uncompressed bytes apart, with no more of it in memory than a piece. */
export function createBackupReader(source: AsyncIterable<Buffer>): BackupReader {
  const pieces = source[Symbol.asyncIterator]();
  const hash = createHash("sha256");
  let held: Buffer = Buffer.alloc(0);

  const more = async (): Promise<boolean> => {
    const piece = await pieces.next();
    if (piece.done === true) return false;
    held = held.length === 0 ? piece.value : Buffer.concat([held, piece.value]);
    return true;
  };
  const take = (length: number): Buffer => {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    hash.update(taken);
    return taken;
  };

  return {
    async line() {
      let end = held.indexOf(NEWLINE);
      while (end < 0) {
        if (!(await more())) return undefined;
        end = held.indexOf(NEWLINE);
      }
      return take(end + 1).toString("utf8", 0, end);
    },
    async *rows() {
      for (;;) {
        if (held.subarray(0, END.length).equals(END)) {
          take(END.length);
          return;
        }
        const end = held.indexOf(END_AFTER_ROW);
        const length = (end < 0 ? held.lastIndexOf(NEWLINE) : end) + 1;
        if (length > 0) yield take(length);
        else if (!(await more())) throw new Error("the file ends in the middle of a table");
      }
    },
    sum: () => hash.copy().digest("hex"),
  };
}
