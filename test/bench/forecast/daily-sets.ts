import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export interface DailySeries {
  readonly id: string;
  readonly dates: readonly string[];
  readonly values: readonly number[];
}

export interface DailySet {
  readonly name: string;
  readonly series: readonly DailySeries[];
}

/** Reads every CSV of a folder: the series' name first, then date, amount and (not used here) open. */
export function readDailySets(folder: string): DailySet[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return files.sort().map((name) => ({ name: basename(name, ".csv"), series: readSet(join(folder, name)) }));
}

function readSet(path: string): DailySeries[] {
  const series = new Map<string, { id: string; dates: string[]; values: number[] }>();
  for (const line of readFileSync(path, "utf8").split(/\r?\n/u).slice(1)) {
    const [id, date, value] = line.split(",");
    if (id === undefined || date === undefined) continue;
    const known = series.get(id) ?? { id, dates: [], values: [] };
    series.set(id, known);
    known.dates.push(date);
    known.values.push(Number(value));
  }
  return [...series.values()];
}
