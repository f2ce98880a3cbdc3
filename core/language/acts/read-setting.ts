import type { Act } from "../act.ts";
import { textOf } from "../scene.ts";
import type { SpanOf } from "../span.ts";
import { clockTime } from "./entry-date.ts";
import type { Line } from "./line.ts";

const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

const LANGUAGES: readonly (readonly [value: string, pattern: RegExp])[] = [
  ["en", /(?:^| )(?:tieng anh|english|in english|switch to english)(?: |$)/u],
  ["vi", /(?:^| )(?:tieng viet|vietnamese)(?: |$)/u],
];

const language = (text: string): Act | undefined => {
  if (text.split(" ").length > 8) return undefined;
  const found = LANGUAGES.find(([, pattern]) => pattern.test(text));
  return found === undefined ? undefined : setting("language", found[0]);
};

const OFF = /(?:^| )(?:tat|dung gui|khong gui|ngung gui|thoi gui|dung bao|stop|huy bao cao|bo bao cao)(?: |$)/u;
const ON = /(?:^| )(?:bat|mo lai|gui lai|turn on)(?: |$)/u;
const DIGEST = /(?:^| )(?:bao cao|ban tin|tong ket|tin nhan sang|thong bao|nhac|digest|report|canh bao|goi y)(?: |$)/u;

const WEEKDAY = "(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|t ?[2-7]|chu nhat|cn|cuoi tuan)";
/** "chỉ thứ 2", "chỉ gửi báo cáo cuối tuần", "gửi báo cáo mỗi ngày": the whole line, so that no other wish is in it. */
const ONLY_ON = new RegExp(
  `^chi (?:gui )?(?:bao cao )?(?:vao )?((?:ngay )?${WEEKDAY}(?:(?: va|,)? ${WEEKDAY})*)(?: thoi| nhe| nha| a)*$`,
  "u",
);
const EVERY_DAY = /^gui (?:lai )?bao cao (?:moi|hang) ngay(?: nhe| nha)?$/u;

const ISO_WEEKDAYS: Readonly<Record<string, string>> = {
  "2": "1",
  hai: "1",
  "3": "2",
  ba: "2",
  "4": "3",
  tu: "3",
  "5": "4",
  nam: "4",
  "6": "5",
  sau: "5",
  "7": "6",
  bay: "6",
  "chu nhat": "7",
  cn: "7",
  "cuoi tuan": "6,7",
};

const digestDays = (text: string): Act | undefined => {
  if (EVERY_DAY.test(text)) return setting("digest_days", "1,2,3,4,5,6,7");
  const [, named] = ONLY_ON.exec(text) ?? [];
  if (named === undefined) return undefined;
  const days = [...named.matchAll(/(?:thu |t ?)?([2-7]|hai|ba|tu|nam|sau|bay|chu nhat|cn|cuoi tuan)/gu)];
  const values = days.flatMap(([, day]) => (ISO_WEEKDAYS[day ?? ""] ?? "").split(","));
  return setting("digest_days", [...new Set(values)].sort().join(","));
};

const digest = (line: Line, text: string): Act | undefined => {
  const days = digestDays(text);
  if (days !== undefined) return days;
  if (!DIGEST.test(text)) return undefined;
  const name = /thong bao|canh bao/u.test(text) ? "alerts" : /goi y/u.test(text) ? "tips" : "digest";
  const time = line.spans.find((span): span is SpanOf<"time"> => span.kind === "time");
  const part = line.spans.find((span): span is SpanOf<"part"> => span.kind === "part");
  if (OFF.test(text)) return setting(name, "off");
  if (time !== undefined && /(?:^| )(?:gui|luc|doi|bao cao|report|nhac)(?: |$)/u.test(text))
    return setting("digest_time", clockTime(time.minutes, time.part ?? part?.part));
  return ON.test(text) && text.split(" ").length <= 6 ? setting(name, "on") : undefined;
};

const SHOP = "(?:quan|tiem|shop|cua hang)";
const OURS = "(?: (?:cua )?(?:minh|em|toi|tui|chi|anh|nha minh))?";
const NAME = new RegExp(
  `(?:(?:doi|dat) ten ${SHOP}${OURS}|ten ${SHOP}${OURS} (?:la|moi|:)|^${SHOP}${OURS} ten)(?: thanh| la| moi| :)*(?= |$)`,
  "u",
);

const shopName = (line: Line, text: string): Act | undefined => {
  const said = NAME.exec(text);
  if (said === null || / gi$| gi \?/u.test(text)) return undefined;
  const { from, to } = { from: line.spans[0]?.from ?? 0, to: line.spans.at(-1)?.to ?? 0 };
  // One word of the text is one token.
  const start = from + text.slice(0, said.index + said[0].length).split(" ").length;
  const value = textOf(line.scene, start, to)
    .replace(/^["'“]|["'”.]$/gu, "")
    .trim();
  return value === "" ? undefined : setting("shop_name", value);
};

const HOURS =
  /(?:gio mo cua|gio dong cua|mo cua tu|ban tu|chot ngay luc|qua ngay luc|ket thuc ngay luc|gio chot ngay|cut ?off)/u;

const hours = (line: Line, text: string): Act | undefined => {
  const times = line.spans.filter((span): span is SpanOf<"time"> => span.kind === "time");
  const [first, second] = times;
  if (first === undefined || !HOURS.test(text)) return undefined;
  if (/(?:chot|qua|ket thuc) ngay|cut ?off|gio chot/u.test(text))
    return setting("day_cutoff", clockTime(first.minutes, first.part));
  return setting(
    "opening_hours",
    second === undefined
      ? clockTime(first.minutes, first.part)
      : `${clockTime(first.minutes, first.part)}-${clockTime(second.minutes, second.part)}`,
  );
};

/** Words without which a line sets nothing; most lines are told by this look alone. */
const SETTING =
  /tieng|english|vietnamese|bao cao|report|digest|^chi |ban tin|tong ket|tin nhan|thong bao|nhac|canh bao|goi y|ten |gio |mo cua|ban tu|ngay luc|cut ?off/u;

/** What the owner wants set: language, the morning report, the shop's name, its hours. */
export const readSetting = (line: Line): Act | undefined => {
  const text = line.bare;
  if (!SETTING.test(text)) return undefined;
  return language(text) ?? digest(line, text) ?? shopName(line, text) ?? hours(line, text);
};
