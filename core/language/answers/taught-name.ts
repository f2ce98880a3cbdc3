import type { Act, ActItem, ReadingContext } from "../act.ts";
import { searchKey } from "../search-key.ts";
import { understand } from "../understand.ts";

/** A word that was taught in the place of an answer, and what the question is about once it is known. */
export interface TaughtName {
  readonly teaches: Act;
  readonly act: Act;
}

const isSame = (a: string, b: string): boolean => searchKey(a) === searchKey(b);

/** "bx = bạc xỉu" to the question what a bx costs: the good is the menu's, and so is its price. */
export const taughtName = (pending: Act, answer: string, context: ReadingContext): TaughtName | undefined => {
  const [teaches, more] = understand(answer, context).acts;
  if (teaches?.settings?.name !== "menu" || teaches.settings.value !== "alias" || more !== undefined) return undefined;
  const [alias, good] = teaches.items ?? [];
  const word = context.menu.find(({ name }) => good !== undefined && isSame(name, good.name));
  const items = pending.items ?? [];
  if (alias === undefined || word?.priceVnd === undefined || !items.some(({ name }) => isSame(name, alias.name)))
    return undefined;
  const { name, priceVnd } = word;
  const named = items.map((item) => (isSame(item.name, alias.name) ? atPrice({ ...item, name }, priceVnd) : item));
  const act = settled(pending, named);
  return act && { teaches, act };
};

const atPrice = (item: ActItem, unitPriceVnd: number): ActItem =>
  item.totalVnd === undefined ? { ...item, unitPriceVnd, totalVnd: unitPriceVnd * item.quantity } : item;

/** The act with its goods named; the price of another one is still asked. */
const settled = ({ ask: _asked, ...act }: Act, items: readonly ActItem[]): Act | undefined => {
  if (items.some(({ totalVnd }) => totalVnd === undefined))
    return { ...act, items, ask: [{ about: "price", choices: [] }] };
  const totalVnd = items.reduce((sum, item) => sum + (item.totalVnd ?? 0), 0);
  return Number.isSafeInteger(totalVnd) && totalVnd > 0 ? { ...act, items, totalVnd } : undefined;
};
