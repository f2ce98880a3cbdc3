import { type Act, type ActName, ENTRY_ACTS, type MenuWord, type Reading, type ReadingContext } from "./act.ts";
import { searchKey } from "./search-key.ts";

/** What is told beside an entry and is no part of it. */
const ASIDE: ReadonlySet<ActName> = new Set<ActName>(["price", "menu", "closed_days", "stock", "query"]);

/** Where a part of a text has none of these, nothing is told in it beside an entry, and it is not read twice. */
const ASIDE_WORDS =
  /(?<!\p{L})(?:gi[áa]\s+\p{L}|(?:th[êe]m|b[ỏo]|x[oó][áa]?)\s+m[óo]n|menu|ngh[ỉi](?!\p{L})|h[ếe]t(?!\p{L})|c[òo]n\s+(?:l[ạa]i\s+)?\d|l[êe]n\s+\d|nhi[êe]u|closed|price)|\?|how much/iu;

/** Where one matter may end and the next begin. */
const JOINT = /\s*(?:[,.;!?]+\s|\n)\s*|\s+(?:rồi|xong|roi)\s+/giu;
/** A message has few matters and a list many commas: what is longer, in UTF-16 code units, or takes more readings, is no such message. */
const LONGEST = 300;
const MOST_READINGS = 16;

type Read = (text: string, context: ReadingContext) => Reading;

/**
 * The acts of a text that tells of an entry and of something beside it: "giá phở 55k, bán 2 phở", "bán 2tr, mai nghỉ". Read as
 * one the new price would be a sale, or the sale would be lost. Undefined where the text is of one matter.
 */
export const readMixed = (
  text: string,
  context: ReadingContext,
  whole: readonly Act[],
  read: Read,
): readonly Act[] | undefined => {
  if (text.length > LONGEST || !ASIDE_WORDS.test(text)) return undefined;
  let readings = 0;
  return cutAtJoint(text, context, whole, (part, then) => {
    readings += 1;
    return readings > MOST_READINGS ? NOTHING : read(part, then);
  });
};

const NOTHING: Reading = { text: "", acts: [] };

const cutAtJoint = (
  text: string,
  context: ReadingContext,
  whole: readonly Act[],
  read: Read,
): readonly Act[] | undefined => {
  if (!mayBeMore(whole)) return undefined;
  const parts = text.split(JOINT);
  for (const [part, { index, 0: joint }] of [...text.matchAll(JOINT)].entries()) {
    if (![parts[part], parts[part + 1]].some((beside = "") => ASIDE_WORDS.test(beside))) continue;
    const asks = joint.includes("?") ? "?" : "";
    const acts = inTwo(text.slice(0, index) + asks, text.slice(index + joint.length), context, read);
    if (acts !== undefined) return acts;
  }
  return undefined;
};

/** Both kinds were read, and no price that changes what follows: then there is nothing to add. */
const mayBeMore = (whole: readonly Act[]): boolean =>
  !(whole.some(({ act }) => ENTRY_ACTS.has(act)) && whole.some(({ act }) => ASIDE.has(act))) ||
  changesMenu(whole[0]?.act ?? "help");

const changesMenu = (act: ActName): boolean => act === "price" || act === "menu";

const inTwo = (first: string, rest: string, context: ReadingContext, read: Read): readonly Act[] | undefined => {
  const before = read(first, context).acts;
  if (!isOfOneKind(before) || !isClear(before)) return undefined;
  const then = withTold(before, context);
  const plain = read(rest, then).acts;
  const after = cutAtJoint(rest, then, plain, read) ?? plain;
  const [next] = after;
  if (next === undefined || !isClear(after) || isAside(next) === isAside(before[0])) return undefined;
  const [aside, entries] = isAside(next) ? [after, before] : [before, after];
  const told = isAside(next) ? rest : first;
  if (!standsBeside(aside, entries, told)) return undefined;
  return [...before, ...after].filter((act) => !isRemark(act, context)).map((act) => ofSamePerson(act, before));
};

/** "bán 500k rồi nghỉ", "bán 2tr, hết sớm": said in passing. Alone it would be asked which day, or which of the goods. */
const isRemark = ({ act, ask = [], items = [], settings }: Act, { menu }: ReadingContext): boolean =>
  (act === "closed_days" && ask.length > 0) ||
  (act === "stock" && settings?.value === "out" && !items.every(({ name }) => menu.some(isNamed(name))));

/** "chị Lan trả 50k. còn nợ bao nhiêu?": it is her debt that is asked for. */
const ofSamePerson = (act: Act, before: readonly Act[]): Act => {
  const customer = before.find((entry) => ENTRY_ACTS.has(entry.act))?.customer;
  return act.query?.about === "debts" && act.customer === undefined && customer !== undefined
    ? { ...act, customer }
    : act;
};

const isAside = (act: Act | undefined): boolean => act !== undefined && ASIDE.has(act.act);

const isOfOneKind = (acts: readonly Act[]): boolean =>
  acts.length > 0 && (acts.every(({ act }) => ENTRY_ACTS.has(act)) || acts.every(({ act }) => ASIDE.has(act)));

/** Each is something that we know how to tell apart, and none leaves open what it is. */
const isClear = (acts: readonly Act[]): boolean =>
  acts.every(
    ({ act, ask = [] }) => (ENTRY_ACTS.has(act) || ASIDE.has(act)) && ask.every(({ about }) => about !== "act"),
  );

/** A question about days of its own: "bán 100 tô, lãi bao nhiêu?" is one question. */
const OF_DAYS = /h[ôo]m|tu[ầa]n|th[áa]ng|nay(?:\s|$)|today|yesterday|week|month/iu;

const standsBeside = (aside: readonly Act[], acts: readonly Act[], told: string): boolean => {
  const entries = acts.filter(({ act }) => ENTRY_ACTS.has(act));
  const kinds = new Set(aside.filter(isAside).map(({ act }) => act));
  const ofDebts = aside.some(({ query }) => query?.about === "debts") && entries.every(isOfDebt);
  if (kinds.has("query") && !ofDebts && !OF_DAYS.test(told)) return false;
  if (kinds.has("closed_days") || kinds.has("query")) return true;
  // "giá phở 55k, bún 40k": without a verb the second is a price, too.
  if (!entries.every(({ implied = [] }) => !implied.includes("act"))) return false;
  return kinds.has("stock") || entries.every(isWhole);
};

const isOfDebt = ({ act, payment }: Act): boolean => act === "debt" || act === "debt_payment" || payment === "debt";

/** "giá vốn 20k, bán 50k" tells two prices of one thing: an entry beside a price names its goods, its day or its purpose. */
const isWhole = ({ items = [], category, customer, implied = [] }: Act): boolean =>
  items.length > 0 || category !== undefined || customer !== undefined || !implied.includes("date");

/** What follows is read with what was just told: at the new price, and with the new item. */
const withTold = (acts: readonly Act[], context: ReadingContext): ReadingContext =>
  acts.some(({ act }) => changesMenu(act)) ? { ...context, menu: acts.reduce(menuAfter, context.menu) } : context;

const menuAfter = (menu: readonly MenuWord[], { act, items = [], settings, date }: Act): readonly MenuWord[] => {
  // A price from a day to come is not today's; what goods cost the shop is not their price.
  if (act === "price" && settings === undefined && date === undefined) return items.reduce(priced, menu);
  return act === "menu" && settings?.value === "add" ? items.reduce(added, menu) : menu;
};

type Told = NonNullable<Act["items"]>[number];

const isNamed =
  (name: string) =>
  ({ name: spelling, sameAs }: MenuWord): boolean =>
    [spelling, sameAs ?? spelling].some((word) => searchKey(word) === searchKey(name));

const priced = (menu: readonly MenuWord[], { name, unitPriceVnd }: Told): readonly MenuWord[] =>
  unitPriceVnd === undefined
    ? menu
    : menu.map((word) => (isNamed(name)(word) ? { ...word, priceVnd: unitPriceVnd } : word));

const added = (menu: readonly MenuWord[], { name, unit, unitPriceVnd }: Told): readonly MenuWord[] =>
  menu.some(isNamed(name))
    ? menu
    : [
        ...menu,
        { name, ...(unit !== undefined && { unit }), ...(unitPriceVnd !== undefined && { priceVnd: unitPriceVnd }) },
      ];
