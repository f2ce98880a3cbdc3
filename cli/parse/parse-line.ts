import type { Act } from "../../core/language/act.ts";
import { readAmount } from "../../core/language/read-amount.ts";
import { readDate } from "../../core/language/read-date.ts";
import { readNumber } from "../../core/language/read-number.ts";
import { understand } from "../../core/language/understand.ts";
import { contextOf } from "./context-of.ts";
import type { ParseOptions } from "./read-options.ts";
import { readRequest } from "./read-request.ts";

/** Choices are printed as their labels: the acts behind them are for the conversation, as are a question's finer points. */
const printed = ({ query, ask, ...act }: Act): unknown => {
  const { detail: _, ...asked } = query ?? {};
  return {
    ...act,
    ...(query !== undefined && { query: asked }),
    ...(ask !== undefined && {
      ask: ask.map(({ about, choices }) => ({ about, choices: choices.map(({ label }) => label) })),
    }),
  };
};

/** The JSON line that answers one line of input. */
export const parseLine = (line: string, options: ParseOptions, clock: () => Date): string => {
  const request = readRequest(line);
  const { text } = request;
  const context = contextOf(request, options, clock);
  if (options.as === "number") return JSON.stringify({ text, value: readNumber(text) });
  if (options.as === "amount") return JSON.stringify({ text, value: readAmount(text) });
  if (options.as === "date") return JSON.stringify({ text, value: readDate(text, context) });
  const steps: unknown[] = [];
  const reading = understand(text, context, options.trace ? (step, notes) => steps.push({ step, notes }) : undefined);
  const result = { text, acts: reading.acts.map(printed) };
  return JSON.stringify(options.trace ? { ...result, trace: steps } : result);
};
