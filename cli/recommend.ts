import { runRecommend } from "./recommend/run-recommend.ts";

await runRecommend(process.argv.slice(2), process.env, process.stdin, process.stdout, process.stderr);
