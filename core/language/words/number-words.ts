/** Digits as they are said, with the forms they take after a ten (mốt, tư, lăm …), both regions. */
export const DIGIT_WORDS: Readonly<Record<number, readonly string[]>> = {
  0: ["không", "zero"],
  1: ["một", "mốt"],
  2: ["hai"],
  3: ["ba"],
  4: ["bốn", "tư", "bốm"],
  5: ["năm", "lăm", "nhăm", "lam"],
  6: ["sáu", "sáo"],
  7: ["bảy", "bẩy"],
  8: ["tám"],
  9: ["chín"],
};
/** 10. */
export const TEN_WORDS = ["mười"];
/** Makes tens of the digit before it. */
export const TENS_WORDS = ["mươi", "mười"];
/** 20 in front of its unit: "hăm lăm" = 25. */
export const TWENTY_WORDS = ["hăm"];
export const DOZEN_TENS_WORDS = ["chục"];
export const HUNDRED_WORDS = ["trăm"];
/** Stands for an empty ten: "trăm linh năm" = 105. */
export const ZERO_TEN_WORDS = ["linh", "lẻ"];
export const HALF_AFTER_WORDS = ["rưỡi", "rưởi", "rữi", "ruỡi", "rưỡ"];
export const HALF_BEFORE_WORDS = ["nửa", "nữa"];
export const DECIMAL_WORDS = ["phẩy", "phảy", "chấm"];
export const MINUS_WORDS = ["âm", "trừ"];
/** Scales of plain numbers. */
export const SCALE_WORDS: Readonly<Record<number, readonly string[]>> = {
  1_000: ["nghìn", "ngàn", "nghàn", "ngìn", "nghin", "nghìnn", "ngàm"],
  10_000: ["vạn"],
  1_000_000: ["triệu", "trịu", "trẹo", "trệu", "chiệu", "triêu", "triẹu", "triệ"],
  1_000_000_000: ["tỷ", "tỉ"],
};
