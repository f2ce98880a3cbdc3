import { measureDigests } from "./bench/measure-digests.ts";
import { measureInbound } from "./bench/measure-inbound.ts";
import { measureNights } from "./bench/measure-nights.ts";
import { measureParse } from "./bench/measure-parse.ts";
import { measureScale } from "./bench/measure-scale.ts";
import { measureStart } from "./bench/measure-start.ts";
import { soak } from "./bench/soak.ts";
import { argumentsError } from "./operator/arguments-error.ts";
import { runCommand } from "./operator/run-command.ts";

/** Each measures ratios against a baseline that it names, in the same run. */
const BENCHES: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  inbound: measureInbound,
  digests: measureDigests,
  parse: measureParse,
  start: measureStart,
  scale: measureScale,
};

const SOAK_MINUTES = 20;
/** Half of what one process keeps up with on two cores, receiving and sending (docs/performance.md). */
const SOAK_PER_SECOND = 70;

const NIGHT_SHOPS = 1_000;
/** What a stall writes down that tells its sales by the table. */
const TICKETS_A_DAY = 12;
const HISTORY_DAYS = 182;

/** `npm run bench [-- NAME…]`, or `-- soak [MINUTES [PER_SECOND]]`, or `-- night [SHOPS [TICKETS_A_DAY [DAYS]]]`: what docs/performance.md tells, measured again. */
runCommand(async (args) => {
  const print = (line: string): void => console.log(`  ${line}`);
  if (args[0] === "soak") {
    await soak(Number(args[1] ?? SOAK_MINUTES), Number(args[2] ?? SOAK_PER_SECOND))(print);
    return true;
  }
  if (args[0] === "night") {
    const [shops = NIGHT_SHOPS, ticketsADay = TICKETS_A_DAY, historyDays = HISTORY_DAYS] = args.slice(1).map(Number);
    await measureNights({ shops, ticketsADay, historyDays })(print);
    return true;
  }
  const names = args.length > 0 ? args : Object.keys(BENCHES);
  for (const name of names) {
    const measure = BENCHES[name];
    if (measure === undefined)
      throw argumentsError(
        `bench takes names out of ${Object.keys(BENCHES).join(", ")}, or soak MINUTES PER_SECOND, or night SHOPS.`,
      );
    console.log(`\n${name}`);
    await measure(print);
  }
  return true;
});
