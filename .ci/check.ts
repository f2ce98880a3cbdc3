// `npm run check`: runs every check:* script of package.json, two at a time, and sums up. Fails when one fails.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

// Two processor cores are what a small machine has; more at once only makes each slower.
const AT_ONCE = 2;

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const waiting = Object.keys(scripts).filter((name) => name.startsWith("check:"));

const runCheck = (name: string): Promise<Result> =>
  new Promise((resolve) => {
    const startedMs = performance.now();
    const chunks: Buffer[] = [];
    const child = spawn("npm", ["run", "--silent", name], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const finish = (passed: boolean, more = ""): void => {
      const seconds = (performance.now() - startedMs) / 1000;
      resolve({ name, passed, seconds, output: Buffer.concat(chunks).toString() + more });
    };
    child.on("error", (error) => {
      finish(false, error.message);
    });
    child.on("close", (code) => {
      finish(code === 0);
    });
  });

const summarise = ({ name, passed, seconds }: Result): string =>
  `${passed ? "  ok  " : "FAILED"}  ${name.padEnd(18)} ${seconds.toFixed(1)} s`;

const results: Result[] = [];

const work = async (): Promise<void> => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const result = await runCheck(name);
    results.push(result);
    if (!result.passed) console.log(`\n── ${result.name}\n${result.output.trim()}\n`);
  }
};

await Promise.all(Array.from({ length: AT_ONCE }, work));

console.log(results.map(summarise).join("\n"));
const failed = results.filter(({ passed }) => !passed);
console.log(
  failed.length === 0 ? `${results.length} checks passed` : `${failed.length} of ${results.length} checks failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
