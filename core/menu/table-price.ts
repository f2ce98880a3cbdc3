import { readAmount } from "../language/read-amount.ts";
import type { TableCell } from "../ports/table-file.ts";

const THOUSAND = 1_000;
/** No item of such a shop costs more; what does is a telephone number or a bar code. */
const MOST_VND = 100_000_000;

/** A price as a file has it: 45000, 45, "45.000đ", "45k". Null where it is none, or not one. */
export function tablePrice(cell: TableCell): number | null {
  const vnd = typeof cell === "number" ? cell : textPrice(cell);
  if (vnd === null || vnd <= 0) return null;
  // A menu that says 45 or 45,5 means thousands.
  const whole = vnd < THOUSAND ? Math.round(vnd * THOUSAND) : vnd;
  return Number.isSafeInteger(whole) && whole <= MOST_VND ? whole : null;
}

/** "45.000 VNĐ" is an amount with two names of its money. */
const textPrice = (text: string): number | null => {
  const said = text.replace(/(?:vn[dđ]|đồng|₫|đ)\s*(?:\/.*)?$/iu, "").trim();
  return /^\d[\d.,\s]*(?:k|ng|nghìn|ngàn|tr|triệu)?\d*$/iu.test(said) ? readAmount(said.replace(/\s/gu, "")) : null;
};

export const isPrice = (cell: TableCell): boolean => tablePrice(cell) !== null;
