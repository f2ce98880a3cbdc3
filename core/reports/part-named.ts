import type { Turn } from "../conversation/turn.ts";
import { searchKey } from "../language/search-key.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { ReportDeps } from "./report-deps.ts";

/** One part of the shop that a question names. */
export type NamedPart =
  | { readonly part: "item" | "category"; readonly name: string; readonly itemIds: readonly string[] }
  | { readonly part: "staff"; readonly name: string; readonly personId: string }
  | { readonly part: "location"; readonly name: string; readonly locationId: string }
  | { readonly part: "customer"; readonly name: string; readonly customerId: string };

/**
 * The part of the shop that one of the words names: goods by their whole name or by how it begins ("phở" is all kinds
 * of phở), a category, a person who sells, a place. Undefined where no word names any: then all sales are meant.
 */
export const partNamed =
  ({ salesFigures }: ReportDeps) =>
  async ({ tx, writer }: Turn, days: Days, words: readonly string[]): Promise<NamedPart | undefined> => {
    const keys = words.map(searchKey).filter((key) => key !== "");
    if (keys.length === 0) return undefined;
    const { tenantId } = writer.shop;
    const items = await salesFigures.byItem(tx, tenantId, days);
    const people = await salesFigures.byPerson(tx, tenantId, days);
    const places = await salesFigures.listPlaces(tx, tenantId);
    return first(keys, (key) => {
      const exact = items.filter(({ name }) => searchKey(name) === key);
      if (exact[0]) return { part: "item", name: exact[0].name, itemIds: exact.map(({ itemId }) => itemId) };
      const within = items.filter(({ category }) => category !== undefined && searchKey(category) === key);
      if (within[0]?.category) {
        return { part: "category", name: within[0].category, itemIds: within.map(({ itemId }) => itemId) };
      }
      const kinds = items.filter(({ name }) => searchKey(name).startsWith(`${key} `));
      if (kinds.length > 0) {
        const name = words.find((word) => searchKey(word) === key) ?? key;
        return { part: "item", name, itemIds: kinds.map(({ itemId }) => itemId) };
      }
      const person = people.find(({ name }) => name !== undefined && isCalled(name, key));
      if (person?.name) return { part: "staff", name: person.name, personId: person.personId };
      const place = places.find(({ name }) => searchKey(name) === key);
      return place && { part: "location", ...place };
    });
  };

const first = <T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined => {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
};

const TITLE = /^(?:anh|chi|co|chu|bac|em|cau|ong|ba|di) /u;

/** "chị Lan" is Lan, and Lan may be entered as "Nguyễn Thị Lan". */
const isCalled = (name: string, key: string): boolean => {
  const [called, said] = [searchKey(name), key].map((one) => one.replace(TITLE, "")) as [string, string];
  return called === said || called.endsWith(` ${said}`);
};
