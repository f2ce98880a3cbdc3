import type { Act } from "../act.ts";
import { isBankNotice } from "./is-bank-notice.ts";
import { moneyIn } from "./line.ts";
import type { Line } from "./line.ts";
import { readCommand } from "./read-command.ts";
import { readDiscounted } from "./book/read-discounted.ts";
import type { Carried } from "./read-entries.ts";
import { readEntries } from "./read-entries.ts";
import { isQuestion } from "./is-question.ts";
import { readTurnedQuestion } from "./read-question.ts";
import { readQuestions } from "./read-questions.ts";
import { readMorningWords } from "./read-morning-words.ts";
import { readPeopleWish } from "./people/read-people-wish.ts";
import { readSetting } from "./read-setting.ts";
import { SHOP_ACT_READERS } from "./read-shop-act.ts";

export interface LineReading {
  readonly acts: readonly Act[];
  readonly carried: Carried;
  /** Which reader took the line; for the trace. */
  readonly by: string;
}

const READERS = Object.entries(SHOP_ACT_READERS);

const shopAct = (line: Line): { readonly by: string; readonly act: Act } | undefined => {
  for (const [by, read] of READERS) {
    const act = read(line);
    if (act !== undefined) return { by, act };
  }
  return undefined;
};

const one = (by: string, act: Act | undefined, carried: Carried): LineReading | undefined =>
  act === undefined ? undefined : { acts: [act], carried, by };

const discountedIn = (line: Line, carried: Carried): Act | undefined =>
  isQuestion(line) ? undefined : readDiscounted(line, carried);

/** "trong đó 2 phở bò": it is in the sum that was told before, and would count twice. */
const PART_OF_IT = /^(?:trong do|trong so do) /u;

/** What opens so changes what is there, though what follows may sound like something new: "sửa thành giảm 20%". */
const CORRECTS = /^(?:sua|doi|chinh) (?:lai )?(?:thanh|la) /u;

/** What is known by its words alone, whether the line asks or tells. */
const sureReading = (line: Line, carried: Carried): LineReading | undefined =>
  one("people", readPeopleWish(line), carried) ??
  one("morning words", readMorningWords(line), carried) ??
  one("setting", readSetting(line), carried) ??
  one("discount", discountedIn(line, carried), carried) ??
  one("command", CORRECTS.test(line.bare) ? readCommand(line) : undefined, carried);

/** Reads one line: a command, a setting, a question, a wish about the shop, or entries. The first that fits takes it. */
export const readLine = (line: Line, carried: Carried): LineReading => {
  if (PART_OF_IT.test(line.bare)) return { acts: [], carried, by: "part of what was told" };
  if (isBankNotice(line)) return { acts: [], carried, by: "bank notice" };
  const sure = sureReading(line, carried);
  if (sure !== undefined) return sure;
  const shop = isQuestion(line) ? undefined : shopAct(line);
  if (shop !== undefined && !(shop.by === "stock" && moneyIn(line).length > 0))
    return { acts: [shop.act], carried, by: shop.by };
  const turned = one("turned question", readTurnedQuestion(line), carried);
  if (turned !== undefined) return turned;
  const command = one("command", readCommand(line), carried);
  if (command !== undefined) return command;
  const questions = readQuestions(line);
  if (questions.length > 0) return { acts: questions, carried, by: "question" };
  if (isQuestion(line)) {
    const help = SHOP_ACT_READERS["help"]?.(line);
    return { acts: help === undefined ? [] : [help], carried, by: "question" };
  }
  return { ...readEntries(line.spans, line.scene, carried), by: "entries" };
};
