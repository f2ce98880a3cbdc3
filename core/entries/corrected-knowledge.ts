import type { Act } from "../language/act.ts";
import { nameKey } from "../menu/name-key.ts";
import { percentOf } from "../menu/percent-of.ts";
import type {
  ClosedDaysEntry,
  CompetitorPriceEntry,
  DayCloseEntry,
  DayNoteEntry,
  MenuEntry,
  PromotionEntry,
  StockEntry,
} from "../ports/entry.ts";
import { correctedDays } from "./corrected-days.ts";
import { isEntryAmount } from "./goods-draft.ts";

/** What a correction changes of an entry that tells something of the shop; `unclear` where it fits none of it. */
type Changes<E> = Partial<E> | "unclear";

/** "sửa thành 30 gói", "sửa thành 3 thùng bia", and a bare "sửa thành 30": of what is counted a number is no money. */
export function correctedStock({ lines }: StockEntry, correction: Act): Changes<StockEntry> {
  const [told] = correction.items ?? [{ name: "", quantity: bareNumber(correction) ?? Number.NaN }];
  const at = told === undefined ? -1 : lineMeant(lines, told.name);
  const line = lines[at];
  if (told === undefined || line === undefined || !(told.quantity >= 0)) return "unclear";
  const unit = "unit" in told ? told.unit : undefined;
  const changed = { ...line, quantity: told.quantity, ...(unit !== undefined && { unit }) };
  return { lines: lines.map((each, index) => (index === at ? changed : each)) };
}

/** "sửa giá 45k" after a price was told, "không phải mai mà mốt" of the day from which it holds. */
export function correctedMenu(before: MenuEntry, correction: Act, today: string): Changes<MenuEntry> {
  const { prices, changes } = before;
  const names = prices.map(({ itemId }) => ({ name: changes.find((one) => one.itemId === itemId)?.after.name ?? "" }));
  const amountVnd = amountOf(correction);
  const days = correctedDays(correction, today);
  const at = lineMeant(names, correction.items?.[0]?.name ?? "");
  if (amountVnd !== undefined) {
    if (at < 0) return "unclear";
    return { prices: prices.map((price, index) => (index === at ? { ...price, amountVnd } : price)) };
  }
  if (days === undefined || prices.length === 0) return "unclear";
  return { prices: prices.map((price) => ({ ...price, validFrom: days.from })) };
}

/** "không phải mai mà mốt", "sửa thành ngày 25 đến 27". */
export function correctedClosedDays(
  { from }: ClosedDaysEntry,
  correction: Act,
  today: string,
): Changes<ClosedDaysEntry> {
  return correctedDays(correction, today, from) ?? "unclear";
}

/** A day that is noted has been: rain, or a day that nobody wrote down. */
export function correctedDayNote({ from }: DayNoteEntry, correction: Act, today: string): Changes<DayNoteEntry> {
  const days = correctedDays(correction, today, from);
  const { date = days?.from } = correction;
  return date === undefined || date > today ? "unclear" : { from: date, to: date };
}

/** "sửa thành 20%", "không phải thứ 7 mà chủ nhật". */
export function correctedPromotion(before: PromotionEntry, correction: Act, today: string): Changes<PromotionEntry> {
  const { settings } = correction;
  const days = correctedDays(correction, today, before.from);
  const offer = settings?.name === "promotion" ? settings.value : undefined;
  if (offer === undefined) return days ?? "unclear";
  const percent = percentOf(offer);
  const told = before.percent === undefined ? offer : before.offer.replace(OLD_PERCENT, offer);
  return { ...days, offer: percent === undefined ? offer : told, ...(percent !== undefined && { percent }) };
}

const OLD_PERCENT = /\d{1,3}(?:[.,]\d{1,2})?\s*(?:%|phần trăm)/u;

/** "sửa thành 45k" after "quán bên cạnh bán phở 40k". */
export function correctedRival({ lines }: CompetitorPriceEntry, correction: Act): Changes<CompetitorPriceEntry> {
  const priceVnd = amountOf(correction);
  const at = lineMeant(lines, correction.items?.[0]?.name ?? "");
  if (priceVnd === undefined || at < 0) return "unclear";
  return { lines: lines.map((line, index) => (index === at ? { ...line, priceVnd } : line)) };
}

/** "sửa thành 3tr2": what was counted in the till. */
export function correctedDayClose(_: DayCloseEntry, { totalVnd }: Act): Changes<DayCloseEntry> {
  return totalVnd === undefined || !isEntryAmount(totalVnd) ? "unclear" : { countedVnd: totalVnd };
}

/** Without a name only one line can be meant. */
function lineMeant(lines: readonly { readonly name: string }[], name: string): number {
  if (name === "") return lines.length === 1 ? 0 : -1;
  return lines.findIndex((line) => nameKey(line.name) === nameKey(name));
}

/** "30" is read as thirty thousand đồng where money is expected; here it is thirty. */
const bareNumber = ({ totalVnd, implied }: Act): number | undefined =>
  totalVnd !== undefined && implied?.includes("totalVnd") === true ? totalVnd / 1_000 : undefined;

function amountOf({ totalVnd, items }: Act): number | undefined {
  const vnd = totalVnd ?? items?.[0]?.unitPriceVnd;
  return vnd !== undefined && isEntryAmount(vnd) ? vnd : undefined;
}
