import { nameKey } from "../../core/menu/name-key.ts";
import { tellsMore } from "../../core/menu/tells-more.ts";
import type { ItemPrice } from "../../core/ports/entry.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import type { KnownItem, Menu, MenuItem } from "../../core/ports/menu.ts";
import { EntryVoidEntity } from "../entities/book-entities.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { ItemPriceEntity } from "../entities/knowledge-entities.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { rowsOf, send, statement } from "../statement.ts";
import { managerOf } from "../transactions.ts";

export const createMenu = (): Menu => ({ list, find, learn, learnPrices, addPrices, listSpellings, priceHistory });

const list: Menu["list"] = async (tx, tenantId, date) => {
  const rows = await rowsOf<ListedRow>(managerOf(tx), LIST, [tenantId, date]);
  return rows.map(({ id, key, name, aliases, aliasKeys, ...row }): MenuItem => ({
    id,
    name,
    aliases: otherNames(name, key, aliases),
    keys: [key, ...aliasKeys],
    ...optionals(row),
    soldOut: row.soldOut,
  }));
};

/** An item that was renamed keeps the key of its first name; the new one stands among its spellings. */
const otherNames = (name: string, key: string, spellings: readonly string[]): string[] => [
  ...spellings.filter((spelling) => spelling !== name),
  ...(nameKey(name) === key ? [] : [key]),
];

const find: Menu["find"] = async (tx, tenantId, names, date) => {
  const keys = names.map(nameKey);
  if (keys.length === 0) return [];
  const rows = await rowsOf<FoundRow>(managerOf(tx), FIND, [tenantId, date, [...new Set(keys)]]);
  const byKey = new Map(rows.map((row) => [row.key, toKnownItem(row)]));
  return keys.map((key) => byKey.get(key));
};

const learn: Menu["learn"] = async (tx, tenantId, use, items, date) => {
  const names = items.map(({ name }) => name);
  const known = await find(tx, tenantId, names, date);
  const told = items.filter(({ unit }, index) => tellsMore(known[index], use, unit));
  if (told.length === 0) return known.filter((item) => item !== undefined);
  const first = new Map(told.toReversed().map((item) => [nameKey(item.name), item]));
  const inOrder = [...first].sort(([a], [b]) => (a < b ? -1 : 1));
  await managerOf(tx).query(LEARN, [
    tenantId,
    inOrder.map(([, { newId }]) => newId),
    inOrder.map(([, { name }]) => name),
    inOrder.map(([key]) => key),
    inOrder.map(([, { unit }]) => unit ?? null),
    use === "sold",
  ]);
  return (await find(tx, tenantId, names, date)).map((item, index) => item ?? missing(names[index]));
};

const learnPrices: Menu["learnPrices"] = (tx, tenantId, entryId, prices) => {
  if (prices.length === 0) return Promise.resolve();
  // The same item may stand on several lines: the first one tells.
  const first = [...new Map(prices.toReversed().map((price) => [price.itemId, price])).values()];
  send(managerOf(tx), LEARN_PRICES, [
    tenantId,
    entryId,
    first.map(({ itemId }) => itemId),
    first.map(({ kind }) => kind),
    first.map(({ validFrom }) => validFrom),
    first.map(({ amountVnd }) => amountVnd),
  ]);
  return Promise.resolve();
};

const addPrices: Menu["addPrices"] = async (tx, tenantId, entryId, prices) => {
  if (prices.length === 0) return;
  await managerOf(tx).insert(
    ItemPriceEntity,
    prices.map(({ beforeVnd: _, ...price }) => ({ tenantId, entryId, ...price })),
  );
};

const listSpellings: Menu["listSpellings"] = async (tx, tenantId, itemId, date) => {
  const rows = await managerOf(tx).query<(FoundRow & { mergedInto: string })[]>(SPELLINGS, [tenantId, date, itemId]);
  return rows.map(({ mergedInto, ...row }) => ({ ...toKnownItem(row), mergedInto }));
};

const priceHistory: Menu["priceHistory"] = async (tx, tenantId, itemId) => {
  const rows = await managerOf(tx).query<(Omit<ItemPrice, "amountVnd"> & { amountVnd: string })[]>(HISTORY, [
    tenantId,
    itemId,
  ]);
  return rows.map((row) => ({ ...row, amountVnd: toSafeInteger(row.amountVnd) }));
};

const missing = (name: string | undefined): never => {
  throw new UnexpectedError("menu_item_missing", `The item “${name ?? ""}” was neither found nor added.`);
};

interface Optionals {
  unit: string | null;
  category: string | null;
  priceVnd: string | null;
  costVnd: string | null;
}
type ListedRow = Optionals & {
  id: string;
  key: string;
  name: string;
  soldOut: boolean;
  aliases: string[];
  aliasKeys: string[];
};
type FoundRow = Optionals & { key: string; id: string; name: string; onMenu: boolean; soldOutOn: string | null };

const optionals = ({ unit, category, priceVnd, costVnd }: Optionals) => ({
  ...(unit !== null && { unit }),
  ...(category !== null && { category }),
  ...(priceVnd !== null && { priceVnd: toSafeInteger(priceVnd) }),
  ...(costVnd !== null && { costVnd: toSafeInteger(costVnd) }),
});

const toKnownItem = ({ id, name, onMenu, soldOutOn, ...row }: FoundRow): KnownItem => ({
  id,
  name,
  onMenu,
  ...optionals(row),
  ...(soldOutOn !== null && { soldOutOn }),
});

const [MENU_ITEM, ITEM_PRICE, ENTRY_VOID] = [MenuItemEntity, ItemPriceEntity, EntryVoidEntity].map(
  ({ options }) => options.name,
) as [string, string, string];

const STANDS = `NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
  WHERE void.tenant_id = price.tenant_id AND void.entry_id = price.entry_id)`;

/** The newest that has begun on the day ($2); before the first of all, the first. */
const priceOn = (kind: "price" | "cost"): string => `
  (SELECT price.amount_vnd FROM ${ITEM_PRICE} AS price
    WHERE price.tenant_id = item.tenant_id AND price.item_id = item.id AND price.kind = '${kind}' AND ${STANDS}
    ORDER BY price.valid_from <= $2::date DESC, CASE WHEN price.valid_from <= $2::date THEN price.valid_from END DESC,
      price.valid_from, price.position DESC
    LIMIT 1)`;

const PRICES = `${priceOn("price")} AS "priceVnd", ${priceOn("cost")} AS "costVnd"`;

const LIST = statement(`
  SELECT item.id, item.name_key AS key, item.name, item.unit, item.category, item.sold_out_on IS NOT DISTINCT FROM $2::date AS "soldOut", ${PRICES},
    spelling.aliases, spelling."aliasKeys"
  FROM ${MENU_ITEM} AS item, LATERAL (
    SELECT COALESCE(array_agg(name ORDER BY name), '{}') AS aliases,
      COALESCE(array_agg(name_key ORDER BY name_key), '{}') AS "aliasKeys"
    FROM ${MENU_ITEM} WHERE tenant_id = item.tenant_id AND merged_into = item.id) AS spelling
  WHERE item.tenant_id = $1 AND item.on_menu AND item.merged_into IS NULL
  ORDER BY item.created_at, item.name`);

const FIND = statement(`
  SELECT spelling.name_key AS key, item.id, item.name, item.unit, item.category, item.on_menu AS "onMenu",
    item.sold_out_on::text AS "soldOutOn", ${PRICES}
  FROM ${MENU_ITEM} AS spelling
    JOIN ${MENU_ITEM} AS item
      ON item.tenant_id = spelling.tenant_id AND item.id = COALESCE(spelling.merged_into, spelling.id)
  WHERE spelling.tenant_id = $1 AND spelling.name_key = ANY ($3::text[])`);

const SPELLINGS = `
  SELECT item.name_key AS key, item.id, item.name, item.unit, item.category, item.on_menu AS "onMenu",
    item.sold_out_on::text AS "soldOutOn", item.merged_into AS "mergedInto", ${PRICES}
  FROM ${MENU_ITEM} AS item WHERE item.tenant_id = $1 AND item.merged_into = $3 ORDER BY item.id`;

const LEARN = `
  INSERT INTO ${MENU_ITEM} AS known (tenant_id, id, name, name_key, unit, on_menu)
  SELECT $1, *, $6::boolean FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[])
  ON CONFLICT (tenant_id, name_key) DO UPDATE
    SET unit = COALESCE(known.unit, EXCLUDED.unit), on_menu = known.on_menu OR EXCLUDED.on_menu`;

const LEARN_PRICES = statement(`
  INSERT INTO ${ITEM_PRICE} (tenant_id, entry_id, item_id, kind, valid_from, amount_vnd)
  SELECT $1, $2, told.* FROM unnest($3::uuid[], $4::text[], $5::date[], $6::bigint[])
    AS told (item_id, kind, valid_from, amount_vnd)
  WHERE NOT EXISTS (SELECT FROM ${ITEM_PRICE} AS price
    WHERE price.tenant_id = $1 AND price.item_id = told.item_id AND price.kind = told.kind AND ${STANDS})`);

const HISTORY = `
  SELECT price.item_id AS "itemId", price.kind, price.valid_from::text AS "validFrom", price.amount_vnd AS "amountVnd"
  FROM ${ITEM_PRICE} AS price WHERE price.tenant_id = $1 AND price.item_id = $2 AND ${STANDS}
  ORDER BY price.valid_from DESC, price.position DESC`;
