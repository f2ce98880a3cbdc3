import type { Act } from "../act.ts";
import { isoDate } from "../dates/civil-day.ts";
import type { Line } from "./line.ts";

/** These lines are whole messages of a few words: with anything else in them they mean something else. */
const POLITE = "(?: (?:thoi|nhe|nha|nhen|di|a|em|giup|luon|ban))*";
const whole = (words: string): RegExp => new RegExp(`^(?:${words})${POLITE}$`, "u");

const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

const TIP_ANSWERS: readonly (readonly [value: string, pattern: RegExp])[] = [
  ["taken", /^(?:lam luon|lam theo|se lam|do it)(?: (?:so |goi y |meo )?([1-3]))?(?: (?:di|nhe|nha|a|em))*$/u],
  ["later", /^(?:de sau|later)(?: (?:so |goi y |meo )?([1-3]))?(?: (?:di|nhe|nha|a|em))*$/u],
  [
    "rejected",
    /^(?:(?:khong|ko|k|hong|hok) hop|not for us)(?: (?:so |goi y |meo )?([1-3]))?(?: (?:dau|nhe|nha|a|em))*$/u,
  ],
];

const tipAnswer = (text: string): Act | undefined => {
  for (const [value, pattern] of TIP_ANSWERS) {
    const found = pattern.exec(text);
    if (found !== null) return setting("tip", found[1] === undefined ? value : `${value}:${found[1]}`);
  }
  return undefined;
};

/** A goose, or somebody's name, where it stands alone. */
const SHORT = "(?:ngan|gon) thoi|ngan gon|(?:gui )?(?:bao cao|ban tin)(?: sang)? (?:ngan|gon|ngan gon)|short report";
const FULL = "(?:gui )?(?:(?:bao cao|ban tin) )?(?:sang )?day du|full report";
const SETTINGS: readonly (readonly [name: string, value: string, pattern: RegExp])[] = [
  ["digest_form", "short", whole(SHORT)],
  ["digest_form", "full", whole(FULL)],
  ["digest_weekly", "off", whole("(?:tat|bo|dung gui|khong gui|ngung gui) bao cao (?:hang )?tuan|stop weekly report")],
  ["digest_weekly", "on", whole("(?:bat|mo|gui)(?: lai)? bao cao (?:hang )?tuan|weekly report on")],
  [
    "digest_monthly",
    "off",
    whole("(?:tat|bo|dung gui|khong gui|ngung gui) bao cao (?:hang )?thang|stop monthly report"),
  ],
  ["digest_monthly", "on", whole("(?:bat|mo|gui)(?: lai)? bao cao (?:hang )?thang|monthly report on")],
  ["digest", "off", /^(?:tat|dung gui nua|thoi dung gui)(?: (?:di|nhe|nha|a|em))*$/u],
];

const PICTURE = whole(
  "(?:cho |cho minh |cho em |cho anh |cho chi )?(?:xem|gui|coi) (?:hinh|anh|bieu do)|show (?:the )?picture",
);
const PICTURE_DAYS = 14;

/** The fourteen days that are over. */
const picture = ({ scene }: Line): Act => {
  const { businessDay } = scene.clock;
  const days = { from: isoDate(businessDay - PICTURE_DAYS), to: isoDate(businessDay - 1) };
  return { act: "query", query: { about: "sales", ...days, detail: { picture: true } } };
};

const TIP_WORD = "(?:meo|goi y|loi khuyen|tips?)";
const WORKED = "(?:hieu qua|tac dung|an thua|ket qua|ra sao|toi dau|work|help)";
const EFFECT = new RegExp(`(?:^| )${TIP_WORD}(?: [^ ]+){0,4} ${WORKED}(?: |$)`, "u");
const MOST_WORDS = 12;

/** What is answered to the morning message: to its tips, about its form, and what came of a tip. */
export const readMorningWords = (line: Line): Act | undefined => {
  const text = line.bare.replace(/[?.!]+$/u, "").trim();
  if (text.split(" ").length > MOST_WORDS) return undefined;
  const answer = tipAnswer(text);
  if (answer !== undefined) return answer;
  const [name, value] = SETTINGS.find(([, , pattern]) => pattern.test(text)) ?? [];
  if (name !== undefined && value !== undefined) return setting(name, value);
  if (PICTURE.test(text)) return picture(line);
  return EFFECT.test(text) ? { act: "query", query: { about: "advice", detail: { check: true } } } : undefined;
};
