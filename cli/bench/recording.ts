import pg from "pg";

/** A statement as it went to the server. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Runs the work and gives every statement that node-postgres sent meanwhile, on whichever connection. */
export async function recordStatements(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
  const statements: RecordedStatement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function record(this: pg.Client, ...given: unknown[]): unknown {
    const [first, values] = given;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    const more = Array.isArray(values) ? values : (first as { values?: unknown[] } | undefined)?.values;
    if (text !== undefined) statements.push({ text, values: more ?? [] });
    return query.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return statements;
}
