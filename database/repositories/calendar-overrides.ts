import type { DataSource } from "typeorm";

import type { SpecialDay } from "../../core/insights/calendar/special-day.ts";
import type { CalendarOverrides } from "../../core/ports/calendar-overrides.ts";
import { CalendarOverrideEntity } from "../entities/forecast-entities.ts";
import { translateError } from "../transactions.ts";

export const createCalendarOverrides = (dataSource: DataSource): CalendarOverrides => {
  const query = async <T>(sql: string, values: unknown[]): Promise<T> => {
    try {
      return await dataSource.query<T>(sql, values);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    async list(since, limit) {
      const rows = await query<{ date: string; special: SpecialDay | null }[]>(LIST, [since, limit]);
      return rows.map(({ date, special }) => ({ date, ...(special !== null && { special }) }));
    },
    async set({ date, special }) {
      await query(SET, [date, special ?? null]);
    },
    async remove(date) {
      // Of a raw DELETE … RETURNING TypeORM gives the rows and their number.
      const [, count] = await query<[unknown[], number]>(REMOVE, [date]);
      return count > 0;
    },
  };
};

const TABLE = CalendarOverrideEntity.options.name;
const LIST = `SELECT on_date::text AS date, special_day AS special FROM ${TABLE} WHERE on_date >= $1 ORDER BY on_date LIMIT $2`;
const SET = `INSERT INTO ${TABLE} (on_date, special_day) VALUES ($1, $2)
  ON CONFLICT (on_date) DO UPDATE SET special_day = excluded.special_day`;
const REMOVE = `DELETE FROM ${TABLE} WHERE on_date = $1 RETURNING on_date`;
