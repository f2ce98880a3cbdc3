import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

import { mean } from "simple-statistics";

import { bootstrapInterval, coverageOf, relativeScore, type SetScores } from "./forecast/compare.ts";
import { readDailySets, type DailySet } from "./forecast/daily-sets.ts";
import { openMethods, type Method } from "./forecast/methods.ts";
import { rollingTasks, type TaskOptions } from "./forecast/rolling-tasks.ts";
import { score } from "./forecast/score.ts";
import { coverageOfTotals } from "./forecast/totals.ts";

const HISTORIES_DAYS = [28, 56, 180, Infinity];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    horizon: { type: "string", default: "7" },
    origins: { type: "string", default: "4" },
    skip: { type: "string", default: "0" },
    reference: { type: "string", default: "../shared/insights/reference-forecaster.mjs" },
  },
});

function scoresOf(method: Method, sets: readonly DailySet[], tasks: TaskOptions): SetScores {
  const scores = sets.map(({ name, series }) => {
    const ofSet = series.flatMap((each) => rollingTasks(each, tasks));
    return [
      name,
      ofSet.map((task) => {
        const start = performance.now();
        const said = method.forecast(task.values, task.dates, tasks.horizonDays);
        return score(said, task, performance.now() - start);
      }),
    ] as const;
  });
  return new Map(scores.filter(([, ofSet]) => ofSet.length > 0));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function tell(method: Method, scores: SetScores, naive: SetScores): void {
  const { pooled, bySet } = coverageOf(scores);
  const all = [...scores.values()].flat();
  const sets = [...bySet].map(([set, share]) => `${set} ${percent(share)}`);
  console.log(
    `  ${method.name.padEnd(20)} error ${relativeScore(scores, naive, "error").toFixed(3)}` +
      `  interval score ${relativeScore(scores, naive, "intervalScore").toFixed(3)}` +
      `  covered ${percent(pooled)} (${sets.join(", ")})  ${mean(all.map(({ ms }) => ms)).toFixed(2)} ms a series`,
  );
}

function tellDifference(name: string, ours: SetScores, theirs: SetScores): void {
  for (const measure of ["error", "intervalScore"] as const) {
    const ratio = relativeScore(ours, theirs, measure);
    const [low, high] = bootstrapInterval(ours, theirs, measure);
    console.log(
      `    ours / ${name}, ${measure}: ${ratio.toFixed(3)}, 95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}`,
    );
  }
}

const folder = positionals[0] ?? "../shared/data/daily";
const sets = readDailySets(folder);
const methods = await openMethods(existsSync(options.reference) ? options.reference : undefined);
console.log(
  `${folder}: ${sets.map(({ name, series }) => `${name} (${series.length})`).join(", ")}; horizon ${options.horizon}, ` +
    `${options.origins} weekly origins, the last ${options.skip} weeks left out.\n` +
    `Error and interval score: geometric mean over the sets, relative to the seasonal naive forecast.`,
);
for (const historyDays of HISTORIES_DAYS) {
  const tasks = {
    horizonDays: Number(options.horizon),
    origins: Number(options.origins),
    skippedWeeks: Number(options.skip),
    historyDays,
  };
  const [naive, ours, ...others] = methods.map((method) => ({ method, scores: scoresOf(method, sets, tasks) }));
  if (naive === undefined || ours === undefined) break;
  console.log(`\n${Number.isFinite(historyDays) ? `${historyDays} days` : "All"} of history`);
  for (const { method, scores } of [naive, ours, ...others]) tell(method, scores, naive.scores);
  for (const { method, scores } of [naive, ...others]) tellDifference(method.name, ours.scores, scores);
}

/** A week and, as the month's answer adds them, four. */
const TOTALS_DAYS = [7, 28];
console.log("\nTotals of days within their interval, with 180 days of history");
for (const horizonDays of TOTALS_DAYS) {
  const { pooled, bySet } = coverageOfTotals(sets, {
    horizonDays,
    origins: Number(options.origins),
    skippedWeeks: Number(options.skip),
    historyDays: 180,
  });
  const each = bySet.map(([name, share]) => `${name} ${percent(share)}`).join(", ");
  console.log(`  ${horizonDays} days: ${percent(pooled)} (${each})`);
}
