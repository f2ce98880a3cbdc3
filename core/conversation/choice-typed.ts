import { searchKey } from "../language/search-key.ts";
import type { OpenQuestion, QuestionAbout } from "./open-question.ts";

const NUMBERED = /^(?:so |chon |cau )?(\d{1,2})[.)]?$/u;

/** Words that leave things as they are. */
const LEAVE = [
  "khong",
  "ko",
  "k",
  "hok",
  "thoi",
  "khoi",
  "thoi khoi",
  "khong can",
  "khoi ghi",
  "bo qua",
  "bo",
  "de sau",
  "chua",
  "chua tra",
  "no",
  "n",
  "not yet",
];
/** Words that take what was proposed. */
const AGREE = [
  "co",
  "u",
  "uh",
  "um",
  "ok",
  "oke",
  "dung",
  "dung roi",
  "phai",
  "vang",
  "da",
  "ghi",
  "ghi di",
  "dong y",
  "yes",
  "y",
];

/** Politeness around an answer says nothing: "thôi khỏi em", "ừ ghi đi nha". */
const POLITE = /^(?:da|a|oh|o) (?=.)|(?<=.) (?:em|nha|nhe|nhen|a|di|do|luon|con|ban)$/u;

/** Words that mean one of our own choices, by the place of the choice. Written as `searchKey` writes them. */
const WORDS: Partial<Record<QuestionAbout, readonly (readonly string[])[]>> = {
  add_or_total: [
    ["them", "cong", "cong them", "ghi them", "ban them", "add", "more"],
    ["ca ngay", "tong", "tong cong", "ca ngay la vay", "tong ngay", "tat ca", "total", "whole day", "all day"],
  ],
  confirm_rest_of_day: [[...AGREE, "ghi them"], LEAVE],
  confirm_edit: [
    [...AGREE, "sua", "sua di"],
    [...LEAVE, "giu", "giu lai"],
  ],
  confirm_repeat: [
    [...AGREE, "ghi them", "them", "them lan nua", "ghi nua", "ban khac", "khach khac"],
    [...LEAVE, "nham", "gui nham", "trung", "bi trung"],
  ],
  overpayment: [
    ["tra du", "du", "tra het no", "dung", "co", "ok", "yes"],
    ["tra du ra", "ca", "ghi ca", "ghi het", "tra truoc", "all"],
    LEAVE,
  ],
  owes_nothing: [["ban", "tien ban", "la ban", "sale"], ["tra truoc", "ghi tra truoc", "in advance"], LEAVE],
  which_entry: [],
  staff_role: [
    ["thu ngan", "nhan vien", "ban hang", "cashier"],
    ["quan ly", "manager"],
    ["ke toan", "accountant"],
    LEAVE,
  ],
  confirm_join: [["co", "u", "uh", "ok", "oke", "dung", "vao", "dong y", "nhan", "yes", "y"], LEAVE],
  shop_kind: [
    ["an uong", "do an", "quan an", "food"],
    ["hang hoa", "ban hang", "buon ban", "goods"],
    ["dich vu", "services"],
    ["san xuat", "van tai", "production"],
    ["khac", "nganh khac", "other"],
  ],
  erase_me: [
    ["xoa", "xoa di", "xoa het", "co", "co xoa", "yes", "delete", "erase"],
    [...LEAVE, "giu", "giu lai", "keep"],
  ],
  // Once more in so many words: a careless "ok" must not do it.
  erase_me_surely: [
    ["xoa", "xoa di", "xoa het", "chac chan", "delete", "erase"],
    [...LEAVE, "giu", "giu lai", "keep"],
  ],
  erase_customer: [
    [...AGREE, "xoa", "xoa di", "delete", "erase"],
    [...LEAVE, "giu", "giu lai", "keep"],
  ],
  withdraw_what: [["tin nhan", "messages"], ["so dien thoai", "sdt", "phone"], ["ca hai", "het", "both"], LEAVE],
  how_to_correct: [LEAVE],
  menu_or_sale: [["thuc don", "menu", "la thuc don", "ghi thuc don"], ["ban", "don ban", "la ban", "sale"], LEAVE],
  import_menu: [[...AGREE, "nhap", "nhap di", "import"], LEAVE],
  which_book: [
    [],
    [],
    [...LEAVE, "giu ca hai", "giu hai so", "giu rieng", "rieng", "ca hai", "hai so", "keep both", "both"],
  ],
  due_expense: [[...AGREE, "da tra", "tra roi"], LEAVE],
  who_pays: [
    ["minh tra", "quan tra", "tra nha cung cap", "tra ho", "we pay"],
    ["khach tra", "khach tra no", "ho tra", "nguoi ta tra", "they pay"],
    LEAVE,
  ],
  paid_too_much: [
    ["tra du", "du", "tra het no", "dung", "co", "ok", "yes"],
    ["tra du ra", "ca", "ghi ca", "ghi het", "tra truoc", "all"],
    LEAVE,
  ],
  empty_day: [
    ["nghi", "quan nghi", "nghi ban", "dong cua", "co nghi", "nghi roi", "closed"],
    ["quen", "quen ghi", "co ban", "quen ghi so", "quen roi", "forgot"],
    [...LEAVE, "later"],
  ],
  refund_how: [
    ["tru no", "tru vao no", "tru", "off the debt"],
    ["tien mat", "tra tien", "tra lai tien", "tra tien mat", "cash"],
  ],
  confirm_old_void: [
    [...AGREE.filter((word) => !word.startsWith("ghi")), "huy", "xoa"],
    [...LEAVE, "giu", "giu lai"],
  ],
};

/** Which choice a typed text names, by its number or by our words for it; undefined where it names none. */
export function choiceTyped(question: OpenQuestion, text: string): number | undefined {
  const key = withoutPoliteness(
    searchKey(text)
      .replace(/[.,!]+/gu, "")
      .trim(),
  );
  const words = WORDS[question.about];
  // Where only one answer is offered, an agreement takes it.
  if (words === undefined) return question.choices.length === 1 && AGREE.includes(key) ? 0 : undefined;
  // The last choice of a list is to choose none.
  if (question.about === "which_entry" && LEAVE.includes(key)) return question.choices.length - 1;
  const numbered = NUMBERED.exec(key);
  const index = numbered ? Number(numbered[1]) - 1 : words.findIndex((row) => row.includes(key));
  return index >= 0 && index < question.choices.length ? index : undefined;
}

const withoutPoliteness = (key: string): string => {
  const shorter = key.replace(POLITE, "").trim();
  return shorter === key || shorter === "" ? key : withoutPoliteness(shorter);
};
