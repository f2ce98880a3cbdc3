import type { Readable, Writable } from "node:stream";

import { advise, type Advice } from "../../core/insights/advice/advise.ts";
import { chooseAdvice } from "../../core/insights/advice/choose-advice.ts";
import { readConfig } from "../../config.ts";
import { adviceNeed, adviceWords } from "../../present/present-advice.ts";
import { type Speech, speechFor } from "../../present/speech.ts";
import { explainFailure } from "../explain-failure.ts";
import { UserError } from "../user-error.ts";
import { printedTip } from "./printed-tip.ts";
import { readRecommendOptions } from "./read-recommend-options.ts";
import { readSalesCsv } from "./read-sales-csv.ts";

const EXIT_FAILED = 1;

/** Tips in their order; below the minima one line on what to record, when there is nothing else to say. */
function linesOf({ found, need }: Advice, today: string, speech: Speech): string[] {
  const { kept } = chooseAdvice(found, [], today);
  const tips = kept.map((tip, i) => printedTip(i + 1, tip, adviceWords(speech, tip)));
  const asked =
    need === undefined
      ? []
      : [JSON.stringify({ kind: "need_data", ...need, words: { todo: adviceNeed(speech, need) } })];
  return [...tips, ...asked];
}

/** Reads a CSV of sales and prints what they support, a JSON line each; nothing where nothing is found. */
export async function runRecommend(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  input: Readable,
  output: Writable,
  problems: Writable,
): Promise<void> {
  try {
    const { language } = readRecommendOptions(args);
    const history = await readSalesCsv(input);
    const today = history.days.at(-1) ?? "";
    const advice = advise(history, {}, readConfig(environment).advice);
    for (const line of linesOf(advice, today, speechFor({ language, today }))) output.write(`${line}\n`);
  } catch (error) {
    problems.write(`${error instanceof UserError ? error.message : explainFailure(error)}\n`);
    process.exitCode = EXIT_FAILED;
  }
}
