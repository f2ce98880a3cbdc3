import { runForecast } from "./forecast/run-forecast.ts";

await runForecast(process.argv.slice(2), process.stdin, process.stdout, process.stderr);
