import type { Act } from "../act.ts";
import { amountOf } from "./amount-of.ts";
import { collectDraft } from "./collect-draft.ts";
import { emptyDraft } from "./draft.ts";
import type { Line } from "./line.ts";
import { countsIn, firstMeaning, lineHas, moneyIn, spanWith } from "./line.ts";
import { settlePrices } from "./settle-prices.ts";

export const contentWords = (line: Line): number =>
  line.spans.filter((span) => span.kind === "text" || span.kind === "menu").length;

/** A void is short: a command and perhaps what it takes back ("huỷ đơn 50k"); a story that mentions a mistake is none. */
export const isVoid = (line: Line): boolean => {
  const word = spanWith(line, "void");
  if (word === undefined || lineHas(line, "question", "not", "plan", "menuRemove", "staff", "location")) return false;
  const opens = firstMeaning(line) === word;
  const wrong = /^(?:nham|lon|sai|ghi|go|nhan|nhap|wrong|oops)/u.test(line.scene.tokens[word.from]?.bare ?? "");
  const money = moneyIn(line).length + countsIn(line).length;
  if (wrong) return money === 0 && contentWords(line) <= 1 && !lineHas(line, "sale", "expense", "debt");
  if (opens && VOIDS_GOODS.test(line.bare)) return true;
  if (contentWords(line) > 2 || money > 1) return false;
  return opens || (money === 0 && contentWords(line) === 0);
};

/** "huỷ cái 2 bò 1 gà", "xoá đơn 3 cà phê": what is taken back, told by its goods. */
const VOIDS_GOODS = /^(?:huy|xoa|bo) (?:cai|don|bill|khoan|phieu|mon)(?: ban| vua roi| luc nay)? [0-9]/u;

/** What the goods come to by the menu and the prices that were told, as the entry has it. */
const goodsVnd = (line: Line): number | undefined => {
  const { items } = collectDraft(line.spans, line.scene);
  const priced = settlePrices({ ...emptyDraft(), items: items.filter(({ quantity }) => quantity !== undefined) }, {});
  return priced.state === "settled" && items.length > 0 ? priced.totalVnd : undefined;
};

export const voidAct = (line: Line): Act => {
  const [money] = moneyIn(line);
  const said = money === undefined ? undefined : amountOf(money, "lump")?.vnd;
  const vnd = said ?? (VOIDS_GOODS.test(line.bare) ? goodsVnd(line) : undefined);
  return { act: "void", ...(vnd === undefined || vnd <= 0 ? {} : { totalVnd: vnd }) };
};
