import pg from "pg";

/** A statement as it went to the server. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Where it is one that the server plans once. */
  readonly name?: string;
}

export interface Recording {
  readonly statements: readonly RecordedStatement[];
  /** How often an answer was waited for: statements that are sent together share a round trip. */
  readonly roundTrips: number;
}

type Callback = (...given: unknown[]) => unknown;

/** Runs the work and gives every statement that node-postgres sent meanwhile, on whichever connection. */
export async function record(work: () => Promise<unknown>): Promise<Recording> {
  const statements: RecordedStatement[] = [];
  let [roundTrips, unanswered] = [0, 0];
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  const answered = (): void => {
    unanswered--;
  };
  prototype.query = function recorded(this: pg.Client, ...given: unknown[]): unknown {
    const [first, values] = given;
    const told = typeof first === "string" ? { text: first } : ((first ?? {}) as Partial<RecordedStatement>);
    const { text, name } = told;
    if (text === undefined) return query.apply(this, given);
    const own = Array.isArray(values) ? values : (told.values ?? []);
    statements.push({ text, values: own, ...(name !== undefined && { name }) });
    if (unanswered++ === 0) roundTrips++;
    const last = given.at(-1);
    if (typeof last === "function")
      return query.apply(this, [...given.slice(0, -1), after(last as Callback, answered)]);
    return (query.apply(this, given) as Promise<unknown>).finally(answered);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return { statements, roundTrips };
}

/** As `record`, where the round trips do not matter. */
export const recordStatements = async (work: () => Promise<unknown>): Promise<readonly RecordedStatement[]> =>
  (await record(work)).statements;

const after =
  (callback: Callback, then: () => void): Callback =>
  (...given) => {
    then();
    return callback(...given);
  };
