import { createHash } from "node:crypto";
import type { Writable } from "node:stream";

import type pg from "pg";
import type { DataSource, EntityManager } from "typeorm";

import { UnexpectedError } from "../core/ports/errors.ts";

/** SQL that every message needs. It goes out under a name, so that a connection plans it once and not for each. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The name is made of the text: two texts never share one, and an upgrade never meets the plan of its predecessor. */
export const statement = (text: string): Statement => ({
  name: createHash("sha256").update(text).digest("base64url"),
  text,
});

/**
 * Runs a statement in the manager's transaction and gives its rows. It is sent before this returns: of statements that
 * are started one after the other without waiting, each finds done what those before it did, in one round trip for all.
 */
export async function rowsOf<Row extends pg.QueryResultRow>(
  manager: EntityManager,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  const client = clientOf(manager);
  sendTogether(client);
  const { rows } = await client.query<Row>({ name, text, values });
  return rows;
}

/** What was sent in a transaction and not waited for, by its manager. */
const unawaited = new WeakMap<EntityManager, Promise<unknown>[]>();

/**
 * Sends a statement whose answer nobody needs, and waits for nothing: what follows in the transaction finds it done. Where
 * it fails, so does all that follows, and the transaction throws what it failed with.
 */
export function send(manager: EntityManager, sent: Statement, values: unknown[]): void {
  const answer = heardLater(rowsOf(manager, sent, values));
  const before = unawaited.get(manager);
  if (before === undefined) unawaited.set(manager, [answer]);
  else before.push(answer);
}

/** A promise whose failure is told of where it is waited for, which may be after another one's. */
export function heardLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** What `send` has sent in the manager's transaction, in that order. */
export const sentIn = (manager: EntityManager): readonly Promise<unknown>[] => unawaited.get(manager) ?? [];

/**
 * Has all that is sent by the connection before the program waits go to the system in one call: that call, which
 * wakes the server, is two fifths of what a message costs this process.
 */
export function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Runs a statement in a transaction of its own. */
export async function rowsAlone<Row extends pg.QueryResultRow>(
  dataSource: DataSource,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { readonly master: pg.Pool }).master;
  const { rows } = await pool.query<Row>({ name, text, values });
  return rows;
}

/** TypeORM's own name for it; its `connect()` gives the same, but later. */
function clientOf({ queryRunner }: EntityManager): pg.ClientBase {
  const { databaseConnection } = (queryRunner ?? {}) as { readonly databaseConnection?: pg.ClientBase };
  if (databaseConnection === undefined) {
    throw new UnexpectedError("no_transaction", "A statement was to run outside a transaction.");
  }
  return databaseConnection;
}
