import { MAX_TEXT_LENGTH } from "../../ports/inbound-event.ts";
import type { Ask, AskChoice } from "../act.ts";
import { plainText } from "../plain-text.ts";
import { searchKey } from "../search-key.ts";

const NUMBERED =
  /^(?:so |cau |chon |cai |option |lua chon |phuong an |dap an )?(?:so )?([1-9])[).]?(?: nha| nhe| di| a| do| e)?$/u;
const ORDINALS: Readonly<Record<string, number>> = {
  "cai dau": 1,
  "cai dau tien": 1,
  "dau tien": 1,
  "thu nhat": 1,
  mot: 1,
  first: 1,
  "cai thu nhat": 1,
  "cai tren": 1,
  "so mot": 1,
  "cai sau": 2,
  "thu hai": 2,
  hai: 2,
  second: 2,
  "cai thu hai": 2,
  "cai duoi": 2,
  "so hai": 2,
  "thu ba": 3,
  ba: 3,
  "so ba": 3,
};
/** Ways of saying the usual choices, by a word of the label they point at. */
const SYNONYMS: readonly (readonly [label: RegExp, answer: RegExp])[] = [
  [
    /^(?:moi|gia moi)/u,
    /^(?:moi|gia moi|tung|1 (?:ly|coc|to|bat|cai|phan|kg|ky|chai|lon|bao|hop|o|goi|suat|dia|cay|trai|qua|thung|vien|khoi|met)|mot|don gia|each|per|gia (?:le|1|mot)) /u,
  ],
  [/^(?:tong|tat ca)/u, /^(?:tong|tat ca|het|ca thay|tong cong|total|all|ca|gop|chung|ca hai|nguyen) /u],
  [/^rieng/u, /^(?:rieng|chi|only|moi cai do) /u],
  [/^ban/u, /^(?:ban|sale|thu|sold|ban hang) /u],
  [/^chi/u, /^(?:chi|tra|expense|tieu|ton) /u],
  [/^nhap hang/u, /^(?:nhap|mua|purchase) /u],
  [/^khach tra no/u, /^(?:tra no|khach tra|tra|thanh toan) /u],
  [/^khach no/u, /^(?:no|khach no|ghi no|thieu|cho no) /u],
];
const POLITE = /(?:^| )(?:nha|nhe|a|em|nhen|di|do|nghe|thoi|luon|ok|oke|da|vang|uh|u|la)(?= |$)/gu;
const MAX_ANSWER_WORDS = 8;

const answerKey = (answer: string): string =>
  searchKey(plainText(answer).replace(/[.,!?)(:;"']+/gu, " "))
    .replace(POLITE, " ")
    .replace(/\s+/gu, " ")
    .trim();

const byNumber = (ask: Ask, key: string): AskChoice | undefined => {
  const written = NUMBERED.exec(key)?.[1];
  const at = written === undefined ? ORDINALS[key] : Number(written);
  return at === undefined ? undefined : ask.choices[at - 1];
};

const only = (choices: readonly AskChoice[]): AskChoice | undefined => (choices.length === 1 ? choices[0] : undefined);

const partOf = (label: string, key: string): boolean => ` ${label} `.includes(` ${key} `);

/** What may stand beside a synonym without saying anything more: units, and words of the usual answers. */
const BESIDE = new Set(
  (
    "1 mot hai ba ly coc to bat cai phan kg ky chai lon bao hop o goi suat dia cay trai qua thung vien khoi met mon " +
    "gia tien la cong ca het tat tung moi don thay gop chung nguyen nay do cho hang no khach one item of them it cup bowl piece"
  ).split(" "),
);
const AMOUNT_WORD = /^(?:[0-9][0-9.,]*(?:k|d|tr|n|ng|vnd)?|k|d|dong|nghin|ngan|tram|trieu|tr)$/u;

/** Whether what follows the synonym repeats a choice and says nothing new: "mời nhân viên" is no "mỗi". */
const saysNoMore = (ask: Ask, rest: string): boolean => {
  const labels = new Set(ask.choices.flatMap(({ label }) => answerKey(label).split(" ")));
  return rest
    .split(" ")
    .filter((word) => word !== "")
    .every((word) => labels.has(word) || BESIDE.has(word) || AMOUNT_WORD.test(word));
};

const bySynonym = (ask: Ask, key: string): AskChoice | undefined => {
  for (const [label, answer] of SYNONYMS) {
    const said = answer.exec(`${key} `)?.[0];
    if (said === undefined || !saysNoMore(ask, `${key} `.slice(said.length))) continue;
    const choice = only(ask.choices.filter((each) => label.test(searchKey(each.label))));
    if (choice !== undefined) return choice;
  }
  return undefined;
};

const digitsOf = (text: string): string => text.replace(/[^0-9]/gu, "");

/** The choice an answer points at, if it points at just one and says nothing that no choice says. */
export const pickedChoice = (ask: Ask, answer: string): AskChoice | undefined => {
  if (answer.length > MAX_TEXT_LENGTH || ask.choices.length === 0) return undefined;
  const key = answerKey(answer);
  if (key === "" || key.split(" ").length > MAX_ANSWER_WORDS) return undefined;
  const equal = ask.choices.find((choice) => answerKey(choice.label) === key);
  if (equal !== undefined) return equal;
  const numbered = byNumber(ask, key);
  if (numbered !== undefined) return numbered;
  const part = only(ask.choices.filter((choice) => partOf(answerKey(choice.label), key)));
  if (part !== undefined) return part;
  const meant = bySynonym(ask, key);
  const amountFits =
    meant !== undefined &&
    (digitsOf(key) === "" || digitsOf(meant.label).startsWith(digitsOf(key)) || /^(?:1|mot) /u.test(key));
  return amountFits && key.split(" ").length <= 4 ? meant : undefined;
};
