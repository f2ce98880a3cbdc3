import { searchKey } from "../language/search-key.ts";
import type { OpenQuestion, QuestionAbout } from "./open-question.ts";

const NUMBERED = /^(?:so |chon |cau )?(\d{1,2})[.)]?$/u;

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
  const numbered = NUMBERED.exec(key);
  const index = numbered ? Number(numbered[1]) - 1 : words.findIndex((row) => row.includes(key));
  return index >= 0 && index < question.choices.length ? index : undefined;
}
