import { runParse } from "./parse/run-parse.ts";

await runParse(process.argv.slice(2), process.stdin, process.stdout, process.stderr);
