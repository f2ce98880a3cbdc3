import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { CorpusFile } from "./run-case.ts";

const DATA = join(import.meta.dirname, "data");

const readFolder = (folder: string): CorpusFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as CorpusFile);

/** All corpus files, by name. */
export const readCorpus = (): CorpusFile[] => readFolder(DATA);

/** Messages that were written down with their readings and not read yet: their first score is told as it is. */
export const readPending = (): CorpusFile[] =>
  existsSync(join(DATA, "pending")) ? readFolder(join(DATA, "pending")) : [];
