import type pg from "pg";
import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";

import { OperationalError, UnexpectedError } from "../core/ports/errors.ts";
import type { Transaction, Transactions } from "../core/ports/transaction.ts";
import { heardLater, rowsOf, sendTogether, sentIn, statement } from "./statement.ts";

/** Deadlock and serialisation failure: the server chose this transaction to give way, and another run may pass. */
const GIVEN_WAY = new Set(["40P01", "40001"]);
const MAX_RUNS = 8;

/** Thrown inside a transaction that met another one's work and will pass when it runs again. */
export class RunAgain extends Error {}

/** TypeORM's transaction behind core's opaque one. */
export const managerOf = (tx: Transaction): EntityManager => tx as unknown as EntityManager;

/** Opens transactions on the application's login. `wait` is an argument so that a test need not sleep. */
export function createTransactions(dataSource: DataSource, wait: (delayMs: number) => Promise<void>): Transactions {
  const runAndLook: Transactions["runAndLook"] = async (work, look, ahead) => {
    for (let run = 1; ; run++) {
      try {
        const first = run === 1 && ahead && { ahead: overManager(ahead) };
        return await inTransaction(dataSource, { ...first, work: overManager(work), look: overManager(look) });
      } catch (error) {
        if (!mayPass(error) || run === MAX_RUNS) throw translateError(error);
        // Later runs wait longer, so that those who met once do not meet again in step.
        await wait(2 ** run * (1 + Math.random()));
      }
    }
  };
  return {
    run: async (work) => (await runAndLook(work, () => Promise.resolve(undefined))).result,
    runAndLook,
    async enterTenant(tx, tenantId) {
      await rowsOf(managerOf(tx), ENTER_TENANT, [tenantId]);
    },
  };
}

const overManager =
  <T>(work: (tx: Transaction) => T) =>
  (manager: EntityManager): T =>
    work(manager as unknown as Transaction);

const ENTER_TENANT = statement("SELECT set_config('app.tenant', $1, true)");

interface Steps<T, L> {
  readonly ahead?: (manager: EntityManager) => void;
  readonly work: (manager: EntityManager) => Promise<T>;
  readonly look: (manager: EntityManager) => Promise<L>;
}

/**
 * As TypeORM's own, but that BEGIN goes out together with what is ahead of it and with the first statement of the work,
 * and what was only sent is waited for with COMMIT, as is the look that follows it.
 */
async function inTransaction<T, L>(
  dataSource: DataSource,
  { ahead, work, look }: Steps<T, L>,
): Promise<{ result: T; seen: L }> {
  const runner = dataSource.createQueryRunner();
  // TypeORM must not open one around its own statements.
  const mark = (isTransactionActive: boolean) => Object.assign(runner, { isTransactionActive });
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    mark(true);
    sendTogether(client);
    ahead?.(runner.manager);
    // Where the connection is lost, the work hears of it first.
    const begun = heardLater(client.query("BEGIN"));
    try {
      const result = await work(runner.manager);
      sendTogether(client);
      const committed = heardLater(client.query("COMMIT"));
      const looked = heardLater(look(runner.manager));
      await Promise.all([begun, ...sentIn(runner.manager)]);
      mustHold(await committed);
      return { result, seen: await looked };
    } catch (error) {
      // Where the connection is lost, the server rolls back by itself.
      await client.query("ROLLBACK").catch(() => undefined);
      throw (await causeAmong(sentIn(runner.manager))) ?? error;
    }
  } finally {
    mark(false);
    await runner.release();
  }
}

/** To a transaction that has failed the server answers COMMIT by rolling it back, and calls that a success. */
function mustHold({ command }: pg.QueryResult): void {
  if (command !== "COMMIT") throw new UnexpectedError("not_committed", "A transaction that had failed was to be kept.");
}

/** What comes after a failed statement of its transaction fails with this. */
const HAS_FAILED = "25P02";

/** Why the transaction failed, where that was a statement that nobody waited for. */
async function causeAmong(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const failures = (await Promise.allSettled(sent)).filter((end) => end.status === "rejected");
  return failures.map(({ reason }): unknown => reason).find((reason) => sqlState(reason) !== HAS_FAILED);
}

const mayPass = (error: unknown): boolean => error instanceof RunAgain || GIVEN_WAY.has(sqlState(error) ?? "");

const sqlState = (error: unknown): string | undefined => {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
};

/** No connection, connection lost, server shutting down or out of room: says nothing about the work itself. */
const isOutage = (code: string): boolean =>
  /^(?:08|53|57P|58)/u.test(code) || /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_)/u.test(code);

/** node-postgres reports a lost connection by message alone; there is no code to go by. */
const LOST_CONNECTION = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/u;

/** Vendor errors are translated here, once: an outage becomes an OperationalError, all else stays what it is. */
export function translateError(error: unknown): unknown {
  const code = sqlState(error);
  const lost = code === undefined && error instanceof Error && LOST_CONNECTION.test(error.message);
  if (!lost && (code === undefined || !isOutage(code))) return error;
  return new OperationalError("database_unreachable", "The database cannot be reached.", { cause: error });
}
