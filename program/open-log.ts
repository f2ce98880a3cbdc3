import { type DestinationStream, type Logger, pino } from "pino";

import type { LogLevel } from "../config.ts";

const MAX_CAUSES = 5;

/**
 * The program's log, a JSON line an entry. Of an error it takes only what never holds what people wrote: database
 * drivers hang the parameters of a statement on their errors.
 */
export const openLog = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino({ level, serializers: { err: describeError } }, destination ?? pino.destination(1));

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "something that is no error was thrown" };
  return {
    type: error.name,
    message: error.message,
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}
