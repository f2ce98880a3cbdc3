import type { Book, RecordedSale, SaleItem } from "../../core/ports/book.ts";
import { EntryEntity, EntryVoidEntity, type EntryRow, SaleEntity, SaleItemEntity } from "../entities/book-entities.ts";
import type { SaleRow } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export const findSale: Book["findSale"] = async (tx, tenantId, entryId) => {
  const [row] = await managerOf(tx).query<[FoundRow?]>(`${FIND} AND entry.id = $2`, [tenantId, entryId]);
  return row && toRecordedSale(row);
};

export const findLastSale: Book["findLastSale"] = async (tx, tenantId, chatId, personId) => {
  const rows = await managerOf(tx).query<[FoundRow?]>(FIND_LAST, [tenantId, chatId, personId]);
  return rows[0] && toRecordedSale(rows[0]);
};

export const findSaleOfEvent: Book["findSaleOfEvent"] = async (tx, tenantId, eventId) => {
  const [row] = await managerOf(tx).query<[FoundRow?]>(FIND_OF_EVENT, [tenantId, eventId]);
  return row && toRecordedSale(row);
};

type FoundRow = Pick<EntryRow, "id" | "locationId" | "businessDate" | "occurredAt" | "recordedAt"> &
  Pick<SaleRow, "scope" | "payment"> & {
    recordedBy: string;
    eventId: string;
    totalVnd: string;
    replacesEntryId: string | null;
    customerId: string | null;
    customerName: string | null;
    items: (Omit<SaleItem, "itemId" | "unit" | "unitPriceVnd"> & {
      itemId: string | null;
      unit: string | null;
      unitPriceVnd: number | null;
    })[];
    voided: boolean;
  };

const toRecordedSale = ({
  eventId,
  totalVnd,
  payment,
  customerId,
  customerName,
  replacesEntryId,
  items,
  ...row
}: FoundRow) =>
  ({
    ...row,
    eventId: toSafeInteger(eventId),
    totalVnd: toSafeInteger(totalVnd),
    ...(payment && { payment }),
    // A customer whose name was erased is not called by another one.
    ...(customerId !== null && customerName !== null && { customer: { id: customerId, name: customerName } }),
    ...(replacesEntryId !== null && { replacesEntryId }),
    items: items.map(({ itemId, unit, unitPriceVnd, ...item }) => ({
      ...item,
      ...(itemId !== null && { itemId }),
      ...(unit !== null && { unit }),
      ...(unitPriceVnd !== null && { unitPriceVnd }),
    })),
  }) satisfies RecordedSale;

const VOIDED = `EXISTS (SELECT FROM ${EntryVoidEntity.options.name} AS void
  WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

const FIND = `
  SELECT entry.id, entry.location_id AS "locationId", entry.business_date::text AS "businessDate",
    entry.occurred_at AS "occurredAt", entry.recorded_at AS "recordedAt", entry.person_id AS "recordedBy", entry.event_id AS "eventId",
    entry.replaces_entry_id AS "replacesEntryId", sale.total_vnd AS "totalVnd", sale.scope, sale.payment,
    sale.customer_id AS "customerId", customer.display_name AS "customerName", ${VOIDED} AS voided,
    COALESCE((SELECT json_agg(json_build_object('itemId', item.item_id, 'name', item.name, 'quantity', item.quantity,
        'unit', item.unit, 'unitPriceVnd', item.unit_price_vnd, 'totalVnd', item.total_vnd) ORDER BY item.line)
      FROM ${SaleItemEntity.options.name} AS item
      WHERE item.tenant_id = entry.tenant_id AND item.entry_id = entry.id), '[]') AS items
  FROM ${EntryEntity.options.name} AS entry
    JOIN ${SaleEntity.options.name} AS sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    LEFT JOIN ${CustomerNameEntity.options.name} AS customer
      ON customer.tenant_id = sale.tenant_id AND customer.customer_id = sale.customer_id
  WHERE entry.tenant_id = $1`;

const FIND_LAST = `${FIND} AND entry.chat_id = $2 AND entry.person_id = $3 AND NOT ${VOIDED}
  ORDER BY entry.position DESC LIMIT 1`;

// Follows corrections: each replacement names what it replaces.
const FIND_OF_EVENT = `
  WITH RECURSIVE line AS (
    (SELECT id, position FROM entry WHERE tenant_id = $1 AND event_id = $2 ORDER BY act_index LIMIT 1)
    UNION ALL
    SELECT next.id, next.position FROM entry AS next JOIN line ON next.replaces_entry_id = line.id
    WHERE next.tenant_id = $1)
  ${FIND} AND entry.id = (SELECT id FROM line ORDER BY position DESC LIMIT 1)`;
