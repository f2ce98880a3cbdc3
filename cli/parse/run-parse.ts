import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import { parseLine } from "./parse-line.ts";
import { readOptions } from "./read-options.ts";

const FLUSH_AT_CHARS = 64_000;
const EXIT_USAGE = 2;

const write = async (output: Writable, text: string): Promise<void> => {
  if (!output.write(text)) await once(output, "drain");
};

/** Reads lines until the input ends and writes one JSON line each; a reader that goes away ends it quietly. */
export const runParse = async (
  args: readonly string[],
  input: Readable,
  output: Writable,
  problems: Writable,
): Promise<void> => {
  const options = readOptions(args);
  if ("problem" in options) {
    problems.write(`${options.problem}\n`);
    process.exitCode = EXIT_USAGE;
    return;
  }
  output.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  let buffer = "";
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    buffer += `${parseLine(line, options, () => new Date())}\n`;
    if (buffer.length > FLUSH_AT_CHARS || input.readableLength === 0) {
      await write(output, buffer);
      buffer = "";
    }
  }
  await write(output, buffer);
};
