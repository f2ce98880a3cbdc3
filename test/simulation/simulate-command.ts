import { parseArgs } from "node:util";

import { judgeShop, type Judgement, SIMULATED_DAYS } from "./judge-shop.ts";
import { SIMULATED_KINDS } from "./plant-effect.ts";

// Usage: npm run -s simulate -- [SHOPS A KIND] [KIND …] [--verbose]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: "boolean", default: false } },
});
const [shopsText = "200", ...wanted] = positionals;
const shops = Number(shopsText);
const kinds = wanted.length === 0 ? SIMULATED_KINDS : SIMULATED_KINDS.filter((kind) => wanted.includes(kind));
const FIRST_SEED = 1;

const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${String(part)}/${String(whole)} (${((100 * part) / whole).toFixed(1)} %)`;

const rowOf = (kind: string, all: readonly Judgement[]): string => {
  const found = all.filter((each) => each.found);
  const within = found.filter(({ isWithinInterval }) => isWithinInterval?.());
  const withOthers = all.filter(({ others }) => others.length > 0);
  const cells = kind === "nothing" ? ["–", "–"] : [share(found.length, all.length), share(within.length, found.length)];
  return `| ${[kind.padEnd(14), ...cells, share(withOthers.length, all.length)].join(" | ")} |`;
};

process.stdout.write(
  `${String(shops)} shops a kind, ${String(SIMULATED_DAYS)} days each, seeds from ${String(FIRST_SEED)}\n\n`,
);
process.stdout.write(
  "| planted | found | true size within the told interval (80 %) | shops with a tip about something else |\n",
);
process.stdout.write("| --- | --- | --- | --- |\n");

const notes = (all: readonly Judgement[]): string[] =>
  all
    .filter(({ kind, found, others }) => others.length > 0 || (kind !== "nothing" && !found))
    .map(({ seed, found, others }) => `  seed ${String(seed)}: ${found ? "found" : "missed"} ${others.join("; ")}`);

for (const kind of kinds) {
  const all = Array.from({ length: shops }, (_, i) => judgeShop(kind, FIRST_SEED + i));
  process.stdout.write(`${[rowOf(kind, all), ...(values.verbose ? notes(all) : [])].join("\n")}\n`);
}
