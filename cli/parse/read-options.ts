/** What the command line asked for. */
export interface ParseOptions {
  readonly as?: "number" | "amount" | "date";
  readonly now?: string;
  readonly trace: boolean;
}

const KINDS = ["number", "amount", "date"] as const;

const valueAfter = (args: readonly string[], name: string): string | undefined => {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at === -1) return undefined;
  const arg = args[at] ?? "";
  return arg.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1];
};

/** Reads the options, or says in one sentence what is wrong with them. */
export const readOptions = (args: readonly string[]): ParseOptions | { readonly problem: string } => {
  const as = valueAfter(args, "--as");
  const kind = KINDS.find((each) => each === as);
  if (args.some((arg) => arg.startsWith("--as")) && kind === undefined)
    return { problem: "--as takes number, amount or date." };
  const now = valueAfter(args, "--now");
  if (args.some((arg) => arg.startsWith("--now")) && (now === undefined || Number.isNaN(Date.parse(now))))
    return { problem: "--now takes a moment such as 2026-11-22T10:00:00+07:00." };
  return {
    trace: args.includes("--trace"),
    ...(kind === undefined ? {} : { as: kind }),
    ...(now === undefined ? {} : { now }),
  };
};
