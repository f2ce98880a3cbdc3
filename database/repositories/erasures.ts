import type { DataSource, EntityManager } from "typeorm";

import type { Language } from "../../core/ports/accounts.ts";
import type { Channel } from "../../core/ports/inbound-event.ts";
import type { Erasure, Erasures } from "../../core/ports/privacy.ts";
import { ErasureEntity } from "../entities/people-entities.ts";
import { managerOf, translateError } from "../transactions.ts";
import { erasePerson } from "./erase-person.ts";

export const createErasures = (dataSource: DataSource): Erasures => {
  const list = async (sql: string, values: unknown[]): Promise<Erasure[]> => {
    try {
      return await dataSource.query<Erasure[]>(sql, values);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    async findWaiting(tx, personId) {
      const [row] = await managerOf(tx).query<[Erasure?]>(`${SELECT} WHERE person_id = $1 AND ${WAITS}`, [personId]);
      return row;
    },
    async ask(tx, { id, personId, dueAt }, askedAt) {
      await managerOf(tx).insert(ErasureEntity, { id, personId, askedAt, dueAt });
    },
    async takeBack(tx, personId, at) {
      const [, count] = await managerOf(tx).query<[unknown, number]>(TAKE_BACK, [personId, at]);
      return count > 0;
    },
    listUnreminded: (before, limit) =>
      list(`${SELECT} WHERE ${WAITS} AND reminded_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT $2`, [
        before,
        limit,
      ]),
    listDue: (now, remindedBefore, limit) =>
      list(`${SELECT} WHERE ${WAITS} AND due_at <= $1 AND reminded_at <= $2 ORDER BY due_at LIMIT $3`, [
        now,
        remindedBefore,
        limit,
      ]),
    lookForReminder: (tx, id) => lookForReminder(managerOf(tx), id),
    async markReminded(tx, id, now) {
      await managerOf(tx).update(ErasureEntity, { id }, { remindedAt: now });
    },
    async erase(id, now) {
      try {
        return await dataSource.transaction((manager) => erasePerson(manager, id, now));
      } catch (error) {
        throw translateError(error);
      }
    },
  };
};

async function lookForReminder(manager: EntityManager, id: string) {
  const [row] = await manager.query<[{ personId: string; language: Language | null }?]>(TAKE_UNREMINDED, [id]);
  if (row === undefined) return undefined;
  const chats = await manager.query<{ id: string; channel: Channel; botId: string; chatId: string }[]>(OPEN_CHATS, [
    row.personId,
  ]);
  return { chats, ...(row.language !== null && { language: row.language }) };
}

const TABLE = ErasureEntity.options.name;

const WAITS = `taken_back_at IS NULL AND done_at IS NULL`;

const SELECT = `SELECT id, person_id AS "personId", due_at AS "dueAt" FROM ${TABLE}`;

const TAKE_BACK = `UPDATE ${TABLE} SET taken_back_at = $2 WHERE person_id = $1 AND ${WAITS} RETURNING id`;

const TAKE_UNREMINDED = `
  SELECT person_id AS "personId", (SELECT language FROM person WHERE person.id = person_id) AS language FROM ${TABLE}
  WHERE id = $1 AND ${WAITS} AND reminded_at IS NULL FOR UPDATE`;

/** Where the person is alone with us: the platforms call a private chat like the one person in it. */
const OPEN_CHATS = `
  SELECT chat.id, chat.channel, chat.bot_id AS "botId", chat.chat_id AS "chatId"
  FROM chat_identity AS identity JOIN chat ON chat.channel = identity.channel AND chat.bot_id = identity.bot_id
    AND chat.chat_id = identity.user_id
  WHERE identity.person_id = $1 AND chat.state = 'open' ORDER BY chat.id`;
