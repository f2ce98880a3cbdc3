import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { CorpusFile } from "./run-case.ts";

const DATA = join(import.meta.dirname, "data");

/** All corpus files, by name. */
export const readCorpus = (): CorpusFile[] =>
  readdirSync(DATA)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(DATA, name), "utf8")) as CorpusFile);
