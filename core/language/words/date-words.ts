/** Days counted from today. `near` names those whose day depends on the hour: after midnight "hôm nay" is not yet over. */
export const RELATIVE_DAYS: readonly {
  readonly offset: number;
  readonly near?: "today" | "yesterday";
  readonly words: readonly string[];
}[] = [
  {
    offset: 0,
    near: "today",
    words: [
      "hôm nay",
      "hnay",
      "hnai",
      "hn",
      "hôm nai",
      "hum nay",
      "hum nai",
      "bữa nay",
      "bửa nay",
      "ngày hôm nay",
      "ngày nay",
      "hôm ni",
      "bữa ni",
      "today",
      "nguyên ngày nay",
      "nay",
      "hnày",
      "hôm này",
      "bữa này",
    ],
  },
  {
    offset: -1,
    near: "yesterday",
    words: [
      "hôm qua",
      "hqua",
      "hwa",
      "hôm wa",
      "hum qua",
      "bữa qua",
      "ngày hôm qua",
      "ngày qua",
      "yesterday",
      "h.qua",
      "hôm quá",
    ],
  },
  { offset: -2, words: ["hôm kia", "bữa kia", "ngày hôm kia", "hkia", "the day before yesterday"] },
  { offset: 1, words: ["ngày mai", "tomorrow", "bữa mai", "sáng mai", "trưa mai", "chiều mai", "tối mai", "đêm mai"] },
  { offset: 2, words: ["ngày mốt", "ngày kia", "bữa mốt"] },
  { offset: 1, words: ["ngày tiếp theo"] },
];
/** "Qua" and "mai" alone are days only where a sentence opens, or after a part of the day. */
export const OPENING_DAYS: readonly {
  readonly offset: number;
  readonly near?: "yesterday";
  readonly words: readonly string[];
}[] = [
  { offset: -1, near: "yesterday", words: ["qua"] },
  { offset: 1, words: ["mai"] },
  { offset: 2, words: ["!mốt"] },
];
/** A day in the past that only the writer knows. */
export const VAGUE_DAYS = [
  "hôm bữa",
  "hôm trước",
  "bữa !hổm",
  "bua hom",
  "bữa trước",
  "hôm nọ",
  "bữa nọ",
  "mấy hôm trước",
  "mấy bữa trước",
  "hôm rồi",
  "bữa rồi",
  "!hổm rày",
  "hom ray",
  "hôm !kìa",
  "bữa !kìa",
  "mấy hôm nay",
  "mấy bữa nay",
  "mấy ngày nay",
  "bữa giờ",
  "!hổm",
  "hồi bữa",
  "hồi hôm bữa",
  "the other day",
  "mấy ngày trước",
  "vài hôm trước",
  "vài ngày trước",
  "bữa đó",
  "hôm đó",
];
export const PART_OF_DAY_WORDS: Readonly<Record<string, readonly string[]>> = {
  morning: ["sáng", "buổi sáng", "morning", "sáng sớm", "đầu sáng"],
  noon: ["trưa", "buổi trưa", "giữa trưa", "noon"],
  afternoon: ["chiều", "buổi chiều", "xế", "afternoon", "xế chiều"],
  evening: ["tối", "buổi tối", "evening"],
  night: ["đêm", "khuya", "ban đêm", "nửa đêm", "night", "hồi hôm"],
};
/** Just now, today. */
export const JUST_NOW_WORDS = [
  "nãy",
  "hồi nãy",
  "lúc nãy",
  "ban nãy",
  "khi nãy",
  "vừa nãy",
  "nãy giờ",
  "sáng giờ",
  "trưa giờ",
  "chiều giờ",
  "tối giờ",
  "just now",
  "hồi sáng",
  "hồi trưa",
  "hồi chiều",
  "hồi tối",
];
export const WEEKDAY_WORDS: Readonly<Record<number, readonly string[]>> = {
  1: ["thứ 2", "thứ hai", "t2", "monday", "thu2"],
  2: ["thứ 3", "thứ ba", "t3", "tuesday"],
  3: ["thứ 4", "thứ tư", "t4", "wednesday", "thứ bốn"],
  4: ["thứ 5", "thứ năm", "t5", "thursday"],
  5: ["thứ 6", "thứ sáu", "t6", "friday"],
  6: ["thứ 7", "thứ bảy", "thứ bẩy", "t7", "saturday"],
  7: ["chủ nhật", "chúa nhật", "cn", "sunday", "chủ nhựt", "chúa nhựt", "ngày chủ nhật"],
};
export const PERIOD_WORDS: Readonly<
  Record<"second" | "day" | "week" | "month" | "quarter" | "year", readonly string[]>
> = {
  second: ["giây", "phút", "giờ", "tiếng", "tiếng đồng hồ"],
  day: ["ngày", "hôm", "bữa", "days", "day"],
  week: ["tuần", "tuần lễ", "week", "weeks"],
  month: ["tháng", "month", "months"],
  quarter: ["quý", "quarter"],
  year: ["năm", "year", "years"],
};
/** Where a period lies: −1 the one before, 0 this one, 1 the next. */
export const PERIOD_PLACES: Readonly<Record<string, readonly string[]>> = {
  "-1": ["trước", "rồi", "vừa rồi", "vừa qua", "qua", "ngoái", "trước đó", "last"],
  "0": ["này", "nay", "hiện tại", "hiện nay", "bây giờ", "ni"],
  "1": ["sau", "tới", "tiếp theo", "kế tiếp", "sắp tới", "kế", "tiếp"],
};
export const ENGLISH_PERIODS: readonly (readonly [phrase: string, unit: "week" | "month" | "year", place: number])[] = [
  ["this week", "week", 0],
  ["last week", "week", -1],
  ["next week", "week", 1],
  ["this month", "month", 0],
  ["last month", "month", -1],
  ["next month", "month", 1],
  ["this year", "year", 0],
  ["last year", "year", -1],
];
/** "3 ngày trước" is one day; "3 ngày vừa rồi" is a run of days. */
export const AGO_WORDS = ["trước", "trước đây", "ago"];
export const RUN_BACK_WORDS = ["vừa rồi", "vừa qua", "qua", "gần đây", "gần nhất", "rồi", "nay", "trước", "vừa xong"];
export const RUN_ON_WORDS = ["tới", "tiếp theo", "sắp tới", "kế tiếp", "sau"];
export const FROM_NOW_WORDS = ["nữa", "sau"];
/** Parts of a week, a month, a year. */
export const PARTS_OF_PERIOD: Readonly<Record<"early" | "middle" | "late", readonly string[]>> = {
  early: ["đầu", "hồi đầu", "những ngày đầu"],
  middle: ["giữa", "hồi giữa"],
  late: ["cuối", "hồi cuối", "những ngày cuối"],
};
/** Which one of a period: "ngày đầu tiên của tháng 3". */
export const EDGES: Readonly<Record<"first" | "last", readonly string[]>> = {
  first: ["đầu tiên", "đầu"],
  last: ["cuối cùng", "cuối"],
};
