import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { JUST_NOW, OPENING, PART_OF_DAY, RELATIVE, VAGUE } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";

/** "năm nay", "xưa nay": here "nay" is no day. */
const NOT_BEFORE_NAY = new Set([
  "nam",
  "tuan",
  "thang",
  "quy",
  "lau",
  "xua",
  "truoc",
  "mua",
  "hien",
  "ngay",
  "dao",
  "may",
  "den",
  "toi",
]);

/** "tối nay" is this evening, "tới nay" is up to now. */
const isOtherNay = (before: Token | undefined): boolean =>
  NOT_BEFORE_NAY.has(before?.bare ?? "") && before?.exact !== "tôi\u0301";

const isPartOfDay = (tokens: readonly Token[], at: number): boolean =>
  at >= 0 && phraseAt(PART_OF_DAY, tokens, at)?.to === at + 1;

const opens = (tokens: readonly Token[], at: number): boolean =>
  at === 0 ||
  tokens[at - 1]?.kind === "break" ||
  tokens[at - 1]?.kind === "mark" ||
  isPartOfDay(tokens, at - 1) ||
  ["tu", "den", "va"].includes(tokens[at - 1]?.bare ?? "");

const openingDay = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const token = tokens[at];
  if (token === undefined || !opens(tokens, at)) return undefined;
  const hit = phraseAt(OPENING, tokens, at);
  if (hit === undefined) return undefined;
  const day = scene.today + hit.value.offset;
  return { from: day, to: day, end: hit.to, ...(hit.value.near === undefined ? {} : { near: hit.value.near }) };
};

/** "hôm nay", "bữa qua", "hôm kia", "ngày mốt", "hồi nãy", "hôm bữa" (vague). */
export const readRelativeDay = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const vague = phraseAt(VAGUE, tokens, at);
  if (vague !== undefined) return { from: scene.today, to: scene.today, end: vague.to, vague: true };
  const hit = phraseAt(RELATIVE, tokens, at);
  if (hit !== undefined) {
    const alone = hit.to === at + 1 && tokens[at]?.bare === "nay";
    if (alone && (isOtherNay(tokens[at - 1]) || tokens[at]?.exact !== "nay")) return undefined;
    const day = scene.today + hit.value.offset;
    return { from: day, to: day, end: hit.to, ...(hit.value.near === undefined ? {} : { near: hit.value.near }) };
  }
  const now = phraseAt(JUST_NOW, tokens, at);
  if (now !== undefined) return { from: scene.today, to: scene.today, end: now.to, near: "today" };
  return openingDay(tokens, at, scene);
};
