import type { Act, ActItem } from "../language/act.ts";
import { readAmount } from "../language/read-amount.ts";
import { searchKey } from "../language/search-key.ts";

/** A list of items with prices, one a line, as it is copied from a board or another chat. */
export interface PastedMenu {
  /** It says that it is a menu: by a heading of its own, or by headings of groups. */
  readonly isCertain: boolean;
  readonly act: Act;
  readonly itemCount: number;
}

/** Below this a list without a heading is a sale like any other. */
const FEWEST_LINES = 5;
const HEADING = /^(?:thuc don|menu|bang gia|gia ban|danh sach mon)(?: quan| cua quan| hom nay)?$/u;
const BULLET = /^(?:[-–•*+●▪]|\d{1,3}[.)])\s*/u;
const PRICED =
  /^(.+?)[\s:.…=–-]+(\d[\d.,]*\s*(?:k|ng|nghìn|ngàn|đồng|đ|vnd|tr|triệu|củ)?\d*)(?:\s*(?:\/|một|1)\s*(\p{L}+))?$/iu;
/** Lines that tell of something done are none of a menu. */
const DEED = /(?:^| )(?:bán|chi|mua|nhập|nợ|trả|thu|tổng|giảm|lấy|huỷ|hủy|sửa|tong|nhap|thêm món|them mon)(?: |$)/u;

/** @returns undefined where the text is anything else, or a line of it cannot be read as an item with its price */
export function pastedMenu(text: string): PastedMenu | undefined {
  const lines = linesOf(text);
  const headed = HEADING.test(searchKey((lines[0] ?? "").replace(/[:.]+$/u, "")));
  const groups = groupsOf(headed ? lines.slice(1) : lines);
  if (groups === undefined) return undefined;
  const itemCount = groups.reduce((sum, { items }) => sum + items.length, 0);
  const isCertain = headed || groups.some(({ category }) => category !== undefined);
  if (itemCount < (headed ? 1 : fewest(lines.length, text, groups))) return undefined;
  return { isCertain, act: menuAct(groups), itemCount };
}

const LINE_HEADING = /^\s*(thực đơn|thuc don|menu|bảng giá|bang gia|giá bán|gia ban)[^:\n]{0,20}:(.+)$/iu;
const PARTED = /[,;]\s+|;/u;

/** One item a line; in a text of one line they stand between commas. */
function linesOf(text: string): readonly string[] {
  const plain = text.normalize("NFC").trim();
  const [, heading, list] = LINE_HEADING.exec(plain) ?? [];
  const lines = heading === undefined || list === undefined ? plain.split("\n") : [heading, ...list.split(PARTED)];
  const parts = lines.length === 1 ? plain.split(PARTED) : lines;
  return parts.map((line) => line.trim()).filter((line) => line !== "");
}

const FEWEST_BY_UNIT = 2;

/** "mì 4.500/gói, trứng 3.500/quả": prices by the unit of goods that nobody counted are sooner a list than a sale. */
function fewest(lineCount: number, text: string, groups: readonly Group[]): number {
  const byUnit = groups.every(({ items }) => items.every(({ unit }) => unit !== undefined));
  return byUnit && lineCount > 1 && !text.includes("\n") ? FEWEST_BY_UNIT : FEWEST_LINES;
}

interface Group {
  readonly category?: string;
  readonly items: ActItem[];
}

function groupsOf(lines: readonly string[]): readonly Group[] | undefined {
  const groups: Group[] = [];
  for (const line of lines) {
    const item = itemOf(line);
    if (item !== undefined) {
      if (groups.length === 0) groups.push({ items: [] });
      groups.at(-1)?.items.push(item);
    } else if (isGroupHeading(line)) groups.push({ category: line.replace(/\s*:$/u, "").toLowerCase(), items: [] });
    else return undefined;
  }
  return groups.filter(({ items }) => items.length > 0);
}

const LONGEST_HEADING = 30;
const isGroupHeading = (line: string): boolean => line.endsWith(":") && line.length <= LONGEST_HEADING;

/** "1. Phở bò ..... 50k/tô" */
function itemOf(line: string): ActItem | undefined {
  const [, name = "", amount = "", unit] = PRICED.exec(line.replace(BULLET, "")) ?? [];
  const unitPriceVnd = name === "" || /^\d/u.test(name) || DEED.test(name.toLowerCase()) ? null : priceOf(amount);
  if (unitPriceVnd === null) return undefined;
  return { name: name.trim(), quantity: 1, ...(unit !== undefined && { unit: unit.toLowerCase() }), unitPriceVnd };
}

const THOUSAND = 1_000;

/** A menu that says 50 means 50,000. */
function priceOf(amount: string): number | null {
  const vnd = readAmount(amount);
  if (vnd === null || vnd <= 0) return null;
  return vnd < THOUSAND ? vnd * THOUSAND : vnd;
}

/** One act, so that the whole list is taken back at once. */
const menuAct = (groups: readonly Group[]): Act => ({
  act: "menu",
  items: groups.flatMap(({ category, items }) =>
    items.map((item) => ({ ...item, ...(category !== undefined && { category }) })),
  ),
  settings: { name: "menu", value: "add" },
});
