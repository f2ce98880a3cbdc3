import { searchKey } from "../language/search-key.ts";
import type { Place } from "../ports/accounts.ts";

const KIND = /^(?:chi nhanh|co so|diem ban) /u;
/** What a place that nobody has named is called. */
const FIRST = new Set(["chinh", "goc", "cu", "dau tien", "chinh nay", "main"]);

/** The name of a place as it is compared: "Chi nhánh Quận 3", "quận 3" and "Q3" are one. */
export const placeKey = (name: string): string =>
  searchKey(name)
    .replace(KIND, "")
    .replace(/\./gu, "")
    .replace(/(?:^|(?<= ))(?:quan|q) ?(?=\d)/gu, "q")
    .trim();

/** The place of that name. The one without a name goes by "chi nhánh chính". */
export const placeNamed = (places: readonly Place[], said: string): Place | undefined => {
  const key = placeKey(said);
  return (
    places.find(({ name }) => name !== undefined && placeKey(name) === key) ??
    (FIRST.has(key) ? places.find(({ name }) => name === undefined) : undefined)
  );
};
