import type pg from "pg";
import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";

import { OperationalError } from "../core/ports/errors.ts";
import type { Transaction, Transactions } from "../core/ports/transaction.ts";
import { rowsOf, sendTogether, statement } from "./statement.ts";

/** Deadlock and serialisation failure: the server chose this transaction to give way, and another run may pass. */
const GIVEN_WAY = new Set(["40P01", "40001"]);
const MAX_RUNS = 8;

/** Thrown inside a transaction that met another one's work and will pass when it runs again. */
export class RunAgain extends Error {}

/** TypeORM's transaction behind core's opaque one. */
export const managerOf = (tx: Transaction): EntityManager => tx as unknown as EntityManager;

/** Opens transactions on the application's login. `wait` is an argument so that a test need not sleep. */
export function createTransactions(dataSource: DataSource, wait: (delayMs: number) => Promise<void>): Transactions {
  return {
    async run(work) {
      for (let run = 1; ; run++) {
        try {
          return await inTransaction(dataSource, (manager) => work(manager as unknown as Transaction));
        } catch (error) {
          if (!mayPass(error) || run === MAX_RUNS) throw translateError(error);
          // Later runs wait longer, so that those who met once do not meet again in step.
          await wait(2 ** run * (1 + Math.random()));
        }
      }
    },
    async enterTenant(tx, tenantId) {
      await rowsOf(managerOf(tx), ENTER_TENANT, [tenantId]);
    },
  };
}

const ENTER_TENANT = statement("SELECT set_config('app.tenant', $1, true)");

/** As TypeORM's own, but that nobody waits for BEGIN: it goes out together with the first statement of the work. */
async function inTransaction<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  // TypeORM must not open one around its own statements.
  const mark = (isTransactionActive: boolean) => Object.assign(runner, { isTransactionActive });
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    mark(true);
    sendTogether(client);
    const begun = client.query("BEGIN");
    // Told of below; where the connection is lost, the work hears of it first.
    begun.catch(() => undefined);
    try {
      const result = await work(runner.manager);
      await begun;
      await client.query("COMMIT");
      return result;
    } catch (error) {
      // Where the connection is lost, the server rolls back by itself.
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  } finally {
    mark(false);
    await runner.release();
  }
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
