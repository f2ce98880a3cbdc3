// After tsc: what is read at run time and is not TypeScript (texts, pages, SQL) goes beside the compiled files.
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOMS = ["bot", "core", "jobs", "database", "present", "program", "sheets", "web", "cli", "locales"];

const isData = (path) => !path.endsWith(".ts") && !path.endsWith("tsconfig.json");

for (const room of ROOMS) {
  for (const entry of readdirSync(room, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && isData(path)) cpSync(path, join("dist", path));
  }
}
// Tells Node that dist holds ES modules, and the program its own version.
cpSync("package.json", "dist/package.json");
