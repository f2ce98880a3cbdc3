import { searchKey } from "../language/search-key.ts";
import type { OpenQuestion, QuestionAbout } from "./open-question.ts";

const NUMBERED = /^(?:so |chon |cau )?(\d{1,2})[.)]?$/u;

/** Words that leave things as they are. */
const LEAVE = ["khong", "ko", "k", "thoi", "bo qua", "chua", "chua tra", "no", "n", "not yet"];

/** Words that mean one of our own choices, by the place of the choice. Written as `searchKey` writes them. */
const WORDS: Partial<Record<QuestionAbout, readonly (readonly string[])[]>> = {
  add_or_total: [
    ["them", "cong", "cong them", "ghi them", "ban them", "add", "more"],
    ["ca ngay", "tong", "tong cong", "ca ngay la vay", "tong ngay", "tat ca", "total", "whole day", "all day"],
  ],
  confirm_rest_of_day: [
    ["co", "u", "uh", "ok", "oke", "dung", "ghi", "ghi them", "dong y", "yes", "y"],
    ["khong", "ko", "k", "thoi", "bo qua", "no", "n"],
  ],
  confirm_edit: [
    ["co", "u", "uh", "ok", "oke", "dung", "sua", "sua di", "dong y", "yes", "y"],
    ["khong", "ko", "k", "thoi", "giu", "giu lai", "bo qua", "no", "n"],
  ],
  confirm_repeat: [
    ["co", "u", "uh", "ok", "oke", "dung", "ghi", "ghi them", "them", "them lan nua", "ghi nua", "yes", "y"],
    ["khong", "ko", "k", "thoi", "nham", "gui nham", "trung", "bi trung", "bo qua", "no", "n"],
  ],
  overpayment: [
    ["tra du", "du", "tra het no", "dung", "co", "ok", "yes"],
    ["tra du ra", "ca", "ghi ca", "ghi het", "tra truoc", "all"],
    LEAVE,
  ],
  owes_nothing: [["ban", "tien ban", "la ban", "sale"], ["tra truoc", "ghi tra truoc", "in advance"], LEAVE],
  which_entry: [],
  how_to_correct: [LEAVE],
  menu_or_sale: [["thuc don", "menu", "la thuc don", "ghi thuc don"], ["ban", "don ban", "la ban", "sale"], LEAVE],
  due_expense: [["co", "u", "uh", "ok", "oke", "da tra", "tra roi", "ghi", "dong y", "yes", "y"], LEAVE],
  refund_how: [
    ["tru no", "tru vao no", "tru", "off the debt"],
    ["tien mat", "tra tien", "tra lai tien", "tra tien mat", "cash"],
  ],
  confirm_old_void: [
    ["co", "u", "uh", "ok", "oke", "dung", "huy", "xoa", "dong y", "yes", "y"],
    ["khong", "ko", "k", "thoi", "giu", "giu lai", "bo qua", "no", "n"],
  ],
};

/** Which choice a typed text names, by its number or by our words for it; undefined where it names none. */
export function choiceTyped(question: OpenQuestion, text: string): number | undefined {
  const key = searchKey(text);
  const words = WORDS[question.about];
  if (words === undefined) return undefined;
  // The last choice of a list is to choose none.
  if (question.about === "which_entry" && LEAVE.includes(key)) return question.choices.length - 1;
  const numbered = NUMBERED.exec(key);
  const index = numbered ? Number(numbered[1]) - 1 : words.findIndex((row) => row.includes(key));
  return index >= 0 && index < question.choices.length ? index : undefined;
}
