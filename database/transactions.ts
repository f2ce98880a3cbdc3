import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";

import { OperationalError } from "../core/ports/errors.ts";
import type { Transaction, Transactions } from "../core/ports/transaction.ts";

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
          return await dataSource.transaction((manager) => work(manager as unknown as Transaction));
        } catch (error) {
          if (!mayPass(error) || run === MAX_RUNS) throw translateError(error);
          // Later runs wait longer, so that those who met once do not meet again in step.
          await wait(2 ** run * (1 + Math.random()));
        }
      }
    },
    async enterTenant(tx, tenantId) {
      await managerOf(tx).query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
    },
  };
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
