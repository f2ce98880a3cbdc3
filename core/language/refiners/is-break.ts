import type { Span } from "../span.ts";

/** Ends a line of thought: a line end or a semicolon. */
export const isBreak = (span: Span): boolean => span.kind === "mark" && /^[\n;]$/u.test(span.mark);
