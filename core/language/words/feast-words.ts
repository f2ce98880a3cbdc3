type MonthDay = readonly [month: number, day: number];
/** Seasons from the day on which the sun turns to the day on which it turns again. */
export const SEASONS: Readonly<Record<string, readonly [from: MonthDay, to: MonthDay]>> = {
  "mùa xuân": [
    [3, 20],
    [6, 21],
  ],
  "mùa hè": [
    [6, 21],
    [9, 23],
  ],
  "mùa hạ": [
    [6, 21],
    [9, 23],
  ],
  "mùa thu": [
    [9, 23],
    [12, 21],
  ],
  "mùa đông": [
    [12, 21],
    [3, 20],
  ],
};
/** May stand before a feast: "ngày quốc khánh", "lễ giáng sinh". */
export const FEAST_LEADS = ["ngày", "lễ", "ngày lễ", "dịp", "đại lễ"];
/** Feasts on a weekday of a month: which one, ISO weekday, month. */
export const MOVING_FEASTS: Readonly<Record<string, readonly [nth: number, weekday: number, month: number]>> = {
  "ngày của mẹ": [2, 7, 5],
  "ngày của cha": [3, 7, 6],
  "ngày của ba": [3, 7, 6],
  "lễ tạ ơn": [4, 4, 11],
};
/** Words for a feast that are mostly talk in a message ("thưởng tết 2tr"): [lunar month, day]. */
export const TET_WORDS: Readonly<Record<string, MonthDay>> = {
  tết: [1, 1],
  "tết nguyên đán": [1, 1],
  "tết âm lịch": [1, 1],
  "tết ta": [1, 1],
  "tết âm": [1, 1],
  "mùng một tết": [1, 1],
};
/** Feasts on the sun's calendar: [month, day]. */
export const SOLAR_FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  "giáng sinh": [12, 25],
  "ngày giáng sinh": [12, 25],
  "lễ giáng sinh": [12, 25],
  noel: [12, 25],
  "nô en": [12, 25],
  "tết dương lịch": [1, 1],
  "tết tây": [1, 1],
  "tết dương": [1, 1],
  valentine: [2, 14],
  "lễ tình nhân": [2, 14],
  "quốc tế phụ nữ": [3, 8],
  "giải phóng miền nam": [4, 30],
  "quốc tế lao động": [5, 1],
  "quốc khánh": [9, 2],
  "phụ nữ việt nam": [10, 20],
  "nhà giáo việt nam": [11, 20],
  "quốc tế thiếu nhi": [6, 1],
  "thương binh liệt sĩ": [7, 27],
  "cách mạng tháng 8": [8, 19],
  "cách mạng tháng tám": [8, 19],
  "thầy thuốc việt nam": [2, 27],
  "cá tháng tư": [4, 1],
  "thống nhất đất nước": [4, 30],
  halloween: [10, 31],
};
/** Feasts that are named in short behind "ngày" or "lễ" alone: a "lao động" without it is a hand. */
export const LED_FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  "nhà giáo": [11, 20],
  "thiếu nhi": [6, 1],
  "tình nhân": [2, 14],
  "giải phóng": [4, 30],
  "lao động": [5, 1],
  "phụ nữ": [3, 8],
};
/** Feasts on the moon's calendar: [month, day]. */
export const LUNAR_FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  "trung thu": [8, 15],
  "rằm tháng 8": [8, 15],
  "vu lan": [7, 15],
  "rằm tháng 7": [7, 15],
  "rằm tháng bảy": [7, 15],
  "rằm tháng giêng": [1, 15],
  "giỗ tổ": [3, 10],
  "giỗ tổ hùng vương": [3, 10],
  "ông táo": [12, 23],
  "ông công ông táo": [12, 23],
  "đoan ngọ": [5, 5],
  "tết đoan ngọ": [5, 5],
};
