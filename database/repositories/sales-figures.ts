import type {
  Figures,
  FigureScope,
  ItemDays,
  ItemFigures,
  PaymentKey,
  SalesFigures,
} from "../../core/ports/sales-figures.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { LocationEntity, PersonNameEntity } from "../entities/account-entities.ts";
import { ItemSalesDayEntity, SalesDayEntity, SalesSliceDayEntity } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { MemberNameEntity } from "../entities/people-entities.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";
import { BY_CUSTOMER, BY_ITEM_OF_CUSTOMER } from "./customer-figures.ts";

export const createSalesFigures = (): SalesFigures => ({
  byDay: async (...asked) => (await ask<DayRow>(BY_DAY, asked)).map((row) => ({ date: row.date, ...figuresOf(row) })),
  byDayWithin,
  byItem: async (...asked) => (await ask<ItemRow>(BY_ITEM, asked)).map(toItem),
  byItemAndDay: async (...asked) => (await ask<ItemDaysRow>(BY_ITEM_AND_DAY, asked)).map(toItemDays),
  byHour: async (...asked) =>
    (await ask<SumRow & { hour: number }>(BY_HOUR, asked)).map(({ hour, ...row }) => ({
      ...figuresOf(row),
      ...(hour >= 0 && { hour }),
    })),
  byPayment: async (...asked) =>
    (await ask<SumRow & { payment: PaymentKey }>(BY_PAYMENT, asked)).map(({ payment, ...row }) => ({
      payment,
      ...figuresOf(row),
    })),
  byPerson: async (...asked) =>
    (await ask<NamedRow & { personId: string }>(BY_PERSON, asked)).map(({ personId, name, ...row }) => ({
      personId,
      ...(name !== null && { name }),
      ...figuresOf(row),
    })),
  byLocation: async (...asked) =>
    (await ask<NamedRow & { locationId: string }>(BY_LOCATION, asked)).map(({ locationId, name, ...row }) => ({
      locationId,
      ...(name !== null && { name }),
      ...figuresOf(row),
    })),
  byCustomer: async (...asked) =>
    (await ask<NamedRow & { customerId: string }>(BY_CUSTOMER, asked)).map(({ customerId, name, ...row }) => ({
      customerId,
      ...(name !== null && { name }),
      ...figuresOf(row),
    })),
  byItemOfCustomer: async (tx, tenantId, { from, to, locationId }, customerId) =>
    (
      await managerOf(tx).query<ItemRow[]>(BY_ITEM_OF_CUSTOMER, [tenantId, from, to, locationId ?? null, customerId])
    ).map(toItem),
  async costs(...asked) {
    const [row] = await ask<{ sales: string; costed: string; cost: string }>(COSTS, asked);
    const { sales = 0, costed = 0, cost = 0 } = row ?? {};
    return { salesVnd: toSafeInteger(sales), costedVnd: toSafeInteger(costed), costVnd: toSafeInteger(cost) };
  },
  async firstDay(tx, tenantId) {
    const [row] = await managerOf(tx).query<[{ first: string | null }]>(FIRST_DAY, [tenantId]);
    return row.first ?? undefined;
  },
  listPlaces: (tx, tenantId) => managerOf(tx).query<{ locationId: string; name: string }[]>(PLACES, [tenantId]),
});

const byDayWithin: SalesFigures["byDayWithin"] = async (tx, tenantId, scope) => {
  const { from, to, fromHour, toHour, locationId } = scope;
  const parameters = [tenantId, from, to, locationId ?? null, fromHour, toHour];
  const rows = await managerOf(tx).query<DayRow[]>(BY_DAY_WITHIN, parameters);
  return rows.map((row) => ({ date: row.date, ...figuresOf(row) }));
};

const ask = <T>(sql: string, [tx, tenantId, scope]: [Transaction, string, FigureScope]): Promise<T[]> =>
  managerOf(tx).query<T[]>(sql, [tenantId, scope.from, scope.to, scope.locationId ?? null]);

interface SumRow {
  readonly entries: string;
  readonly total: string;
}
interface DayRow extends SumRow {
  readonly date: string;
}
interface NamedRow extends SumRow {
  readonly name: string | null;
}
interface ItemRow {
  readonly itemId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly category: string | null;
  readonly quantity: string;
  readonly total: string;
}
interface ItemDaysRow extends Omit<ItemRow, "category" | "quantity"> {
  readonly dates: readonly string[];
  readonly quantities: readonly number[];
}

const figuresOf = ({ entries, total }: SumRow): Figures => ({
  entryCount: toSafeInteger(entries),
  totalVnd: toSafeInteger(total),
});

const toItem = ({ itemId, name, unit, category, quantity, total }: ItemRow): ItemFigures => ({
  itemId,
  name,
  quantity: Number(quantity),
  totalVnd: toSafeInteger(total),
  ...(unit !== null && { unit }),
  ...(category !== null && { category }),
});

const toItemDays = ({ itemId, name, unit, total, dates, quantities }: ItemDaysRow): ItemDays => ({
  itemId,
  name,
  totalVnd: toSafeInteger(total),
  dates,
  quantities,
  ...(unit !== null && { unit }),
});

const [DAY, ITEM_DAY, SLICE, ITEM, LOCATION, PERSON_NAME, MEMBER_NAME] = [
  SalesDayEntity,
  ItemSalesDayEntity,
  SalesSliceDayEntity,
  MenuItemEntity,
  LocationEntity,
  PersonNameEntity,
  MemberNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string, string, string];

const SUMS = "sum(day.entry_count) AS entries, sum(day.total_vnd) AS total";
const WITHIN = `day.tenant_id = $1 AND day.business_date BETWEEN $2 AND $3
    AND ($4::uuid IS NULL OR day.location_id = $4)`;

const BY_DAY = `
  SELECT day.business_date::text AS date, ${SUMS} FROM ${DAY} AS day WHERE ${WITHIN}
  GROUP BY day.business_date HAVING sum(day.entry_count) > 0 OR sum(day.total_vnd) <> 0 ORDER BY day.business_date`;

const BY_DAY_WITHIN = `
  SELECT day.business_date::text AS date, ${SUMS} FROM ${SLICE} AS day
  WHERE ${WITHIN} AND day.hour >= $5 AND day.hour < $6 GROUP BY day.business_date ORDER BY day.business_date`;

const COSTS = `
  SELECT COALESCE(sum(day.total_vnd), 0) AS sales, COALESCE(sum(day.costed_vnd), 0) AS costed,
    COALESCE(sum(day.cost_vnd), 0) AS cost
  FROM ${DAY} AS day WHERE ${WITHIN}`;

const BY_ITEM = `
  SELECT item.id AS "itemId", item.name, item.unit, item.category, sum(day.quantity) AS quantity,
    sum(day.total_vnd) AS total
  FROM ${ITEM_DAY} AS day JOIN ${ITEM} AS item ON item.tenant_id = day.tenant_id AND item.id = day.item_id
  WHERE ${WITHIN}
  GROUP BY item.id, item.name, item.unit, item.category HAVING sum(day.total_vnd) > 0 ORDER BY total DESC, item.name`;

/** One row an item: a row a day would be read a hundred times slower than the sums are made. */
const BY_ITEM_AND_DAY = `
  SELECT item.id AS "itemId", item.name, item.unit, sum(day.total) AS total,
    array_agg(day.date ORDER BY day.date) AS dates, array_agg(day.quantity ORDER BY day.date) AS quantities
  FROM (SELECT day.item_id, day.business_date::text AS date, sum(day.quantity)::float8 AS quantity,
      sum(day.total_vnd) AS total
    FROM ${ITEM_DAY} AS day WHERE ${WITHIN} GROUP BY day.item_id, day.business_date) AS day
  JOIN ${ITEM} AS item ON item.tenant_id = $1 AND item.id = day.item_id
  GROUP BY item.id, item.name, item.unit HAVING sum(day.total) > 0 ORDER BY total DESC, item.name`;

const BY_HOUR = `
  SELECT day.hour, ${SUMS} FROM ${SLICE} AS day WHERE ${WITHIN}
  GROUP BY day.hour HAVING sum(day.entry_count) > 0 OR sum(day.total_vnd) <> 0 ORDER BY day.hour`;

const BY_PAYMENT = `
  SELECT day.payment, ${SUMS} FROM ${SLICE} AS day WHERE ${WITHIN}
  GROUP BY day.payment HAVING sum(day.entry_count) > 0 OR sum(day.total_vnd) <> 0 ORDER BY total DESC, day.payment`;

const BY_PERSON = `
  SELECT day.person_id AS "personId", COALESCE(called.display_name, name.display_name) AS name, ${SUMS}
  FROM ${SLICE} AS day LEFT JOIN ${PERSON_NAME} AS name ON name.person_id = day.person_id
    LEFT JOIN ${MEMBER_NAME} AS called ON called.tenant_id = day.tenant_id AND called.person_id = day.person_id
  WHERE ${WITHIN}
  GROUP BY day.person_id, called.display_name, name.display_name HAVING sum(day.entry_count) > 0 OR sum(day.total_vnd) <> 0 ORDER BY total DESC, day.person_id`;

const BY_LOCATION = `
  SELECT day.location_id AS "locationId", place.name, ${SUMS}
  FROM ${DAY} AS day JOIN ${LOCATION} AS place ON place.tenant_id = day.tenant_id AND place.id = day.location_id
  WHERE ${WITHIN}
  GROUP BY day.location_id, place.name HAVING sum(day.entry_count) > 0 OR sum(day.total_vnd) <> 0 ORDER BY total DESC, day.location_id`;

const FIRST_DAY = `SELECT min(business_date)::text AS first FROM ${DAY} WHERE tenant_id = $1 AND entry_count > 0`;

const PLACES = `
  SELECT id AS "locationId", name FROM ${LOCATION}
  WHERE tenant_id = $1 AND status = 'open' AND name IS NOT NULL ORDER BY created_at, id`;
