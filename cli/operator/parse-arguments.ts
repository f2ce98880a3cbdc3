import { parseArgs, type ParseArgsConfig } from "node:util";

import { argumentsError } from "./arguments-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Given extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Given; allowPositionals: true }>
>;

/** The options and what stands beside them. @throws SettingError about "arguments", with the usage */
export function parseArguments<const Given extends Options>(
  args: readonly string[],
  options: Given,
  usage: string,
): Parsed<Given> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw argumentsError(`"${args.join(" ")}" is not understood; ${usage}`, cause);
  }
}
