const LONGEST_HORIZON_DAYS = 366;
const DEFAULT_HORIZON_DAYS = 7;
const USAGE = "Usage: npm run -s forecast -- --horizon DAYS [--force] < sales.csv";

export interface ForecastOptions {
  readonly horizonDays: number;
  readonly isForced: boolean;
}

/** Reads the options, or says in one sentence what is wrong with them. */
export function readForecastOptions(args: readonly string[]): ForecastOptions | { readonly problem: string } {
  let horizonDays = DEFAULT_HORIZON_DAYS;
  let isForced = false;
  const rest = args.flatMap((arg) => (arg.startsWith("--horizon=") ? ["--horizon", arg.slice(10)] : [arg]));
  for (let at = 0; at < rest.length; at++) {
    const arg = rest[at] ?? "";
    if (arg === "--force") isForced = true;
    else if (arg === "--horizon") horizonDays = Number(rest[++at] ?? NaN);
    else return { problem: `${arg} is no option. ${USAGE}` };
  }
  const isHorizon = Number.isInteger(horizonDays) && horizonDays >= 1 && horizonDays <= LONGEST_HORIZON_DAYS;
  return isHorizon
    ? { horizonDays, isForced }
    : { problem: `--horizon takes 1 to ${LONGEST_HORIZON_DAYS} days. ${USAGE}` };
}
