import { OperationalError, SettingError } from "../../core/ports/errors.ts";
import type { Check, Finding } from "./check.ts";

/** Runs all checks, one after the other, and prints a line each. @returns whether all went well */
export async function runChecks(checks: readonly Check[], print: (line: string) => void): Promise<boolean> {
  let allWell = true;
  for (const check of checks) {
    const finding = await find(check);
    print(lineOf(check.name, finding));
    allWell &&= finding.ok;
  }
  return allWell;
}

async function find({ run }: Check): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    // Messages of ours hold no secrets; others may hold an address with its password.
    if (error instanceof SettingError || error instanceof OperationalError) return { ok: false, says: error.message };
    return { ok: false, says: `it could not be checked (${error instanceof Error ? error.name : typeof error}).` };
  }
}

const lineOf = (name: string, finding: Finding): string => {
  const remedy = finding.ok || finding.remedy === undefined ? "" : ` → ${finding.remedy}`;
  return `${finding.ok ? "✓" : "✗"} ${name}: ${finding.says.replaceAll("\n", " ")}${remedy}`;
};
