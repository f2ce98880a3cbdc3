// Usage: tsx .ci/check-locales.ts [FOLDER]. Fails unless every language says what the others say.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findLocaleGaps, type Texts } from "./locale-parity.ts";

const folder = process.argv[2] ?? "locales";

const readFiles = (language: string): Record<string, Texts> =>
  Object.fromEntries(
    readdirSync(join(folder, language))
      .filter((file) => file.endsWith(".json"))
      .map((file) => [file, JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Texts]),
  );

const languages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const locales = Object.fromEntries(languages.map((language) => [language, readFiles(language)]));
const gaps = findLocaleGaps(locales);
for (const gap of gaps) console.error(gap);

const fileCount = Object.values(locales).flatMap((files) => Object.keys(files)).length;
if (languages.length < 2 || fileCount === 0) console.error(`${folder} should hold the texts of two languages.`);
process.exitCode = gaps.length > 0 || languages.length < 2 || fileCount === 0 ? 1 : 0;
