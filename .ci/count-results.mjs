// Usage: node count-results.mjs REPORT EXIT_CODE [--no-skips]. Prints "PASSED FAILED" of one run of vitest.
// A run that broke off counts as failed even where every test it reached had passed.
import { readFileSync } from "node:fs";

const [reportPath, exitCode, noSkips] = process.argv.slice(2);

const readReport = () => {
  try {
    return JSON.parse(readFileSync(reportPath, "utf8"));
  } catch {
    return { numPassedTests: 0, testResults: [] };
  }
};

const report = readReport();
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
const titlesOf = (...statuses) =>
  tests.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName);

const failed = titlesOf("failed");
const skipped = noSkips === "--no-skips" ? titlesOf("pending", "skipped", "todo") : [];
// A file that could not be loaded has failed without one test of its own having failed.
const broken = report.testResults
  .filter(({ status, assertionResults }) => status === "failed" && assertionResults.every((t) => t.status !== "failed"))
  .map(({ name }) => name);

const lines = [
  ...failed.map((title) => `failed: ${title}`),
  ...skipped.map((title) => `skipped, which is not allowed here: ${title}`),
  ...broken.map((name) => `broken off: ${name}`),
];
if (lines.length === 0 && (exitCode !== "0" || report.numPassedTests === 0)) {
  lines.push(`the run ended with exit code ${exitCode} after ${report.numPassedTests} passed tests`);
}
for (const line of lines) console.error(line);
console.log(`${report.numPassedTests} ${lines.length}`);
