import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch } from "./launch.ts";
import { median } from "./statistics.ts";

const PAIRS = 5;

/** From the command to the greeting, on a folder that is there, against a program that starts the same server and no more. */
export async function measureStart(print: (line: string) => void): Promise<void> {
  const DATA_DIR = await mkdtemp(join(tmpdir(), "so-tiem-start-"));
  const time = async (file: string, line: RegExp): Promise<number> => {
    const startMs = performance.now();
    const launched = await launch(file, { DATA_DIR, PORT: "0", LOG_LEVEL: "warn" }, line);
    const tookMs = performance.now() - startMs;
    await launched.stop();
    return tookMs;
  };
  const program = () => time("main.ts", /Stop: (Ctrl-C)/u);
  const server = () => time("cli/bench/server-program.ts", /(ready)/u);
  try {
    await program();
    await server();
    const pairs: [number, number][] = [];
    for (let pair = 0; pair < PAIRS; pair++) pairs.push([await program(), await server()]);
    const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
    print(`program: ${seconds(median(pairs.map(([ours]) => ours)))}`);
    print(`embedded server alone: ${seconds(median(pairs.map(([, theirs]) => theirs)))}`);
    print(`more, median of ${PAIRS} pairs: ${seconds(median(pairs.map(([ours, theirs]) => ours - theirs)))}`);
  } finally {
    await rm(DATA_DIR, { recursive: true, force: true });
  }
}
