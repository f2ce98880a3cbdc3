/**
 * What a unit word is worth, and how far it can be trusted: `word` everywhere; `short` only after a number;
 * `glued` only when it touches the digits ("45ng"); `slang` is also the name of a good or a container, so what
 * follows decides; `doubtful` is read differently by different people, so it is always asked.
 */
export type UnitTrust = "word" | "short" | "glued" | "slang" | "doubtful";
export interface MoneyUnit {
  readonly vnd: number;
  readonly trust: UnitTrust;
  readonly words: readonly string[];
  /** Other readings that the question offers; in đồng. */
  readonly orVnd?: readonly number[];
}

export const MONEY_UNITS: readonly MoneyUnit[] = [
  { vnd: 1_000, trust: "word", words: ["nghìn", "ngàn", "nghàn", "ngìn", "ngàm", "nghìnn"] },
  { vnd: 1_000, trust: "short", words: ["k", "ka", "ca", "kđ", "kvnd", "ngh", "ngan", "thousand", "grand"] },
  { vnd: 1_000, trust: "glued", words: ["ng", "n", "ngđ", "nđ"] },
  { vnd: 1_000, trust: "slang", words: ["!cành"] },
  { vnd: 10_000, trust: "slang", words: ["!sịch"] },
  { vnd: 10_000, trust: "word", words: ["!vạn"] },
  { vnd: 100_000, trust: "slang", words: ["lít", "xị", "!loét", "!lốp", "!líp", "!xịch"] },
  {
    vnd: 1_000_000,
    trust: "word",
    words: ["triệu", "trịu", "trẹo", "trệu", "chiệu", "triêu", "triẹu", "triệ", "million", "millions", "mil"],
  },
  { vnd: 1_000_000, trust: "short", words: ["tr", "trđ", "trd", "trvnd"] },
  { vnd: 1_000_000, trust: "slang", words: ["củ", "!mê", "m"] },
  { vnd: 1_000_000_000, trust: "word", words: ["tỷ", "tỉ", "billion"] },
  { vnd: 1_000_000_000, trust: "slang", words: ["!tỏi"] },
  { vnd: 1_000_000, trust: "doubtful", words: ["chai"] },
  { vnd: 1_000_000, trust: "doubtful", words: ["t"], orVnd: [1_000_000_000] },
  { vnd: 1_000, trust: "doubtful", words: ["bạc"], orVnd: [100_000] },
];

/** Words that say that đồng were meant. */
export const DONG_WORDS = ["đồng", "đ", "vnđ", "vnd", "d", "₫", "dong", "đồng việt nam", "việt nam đồng"];
/** Money of others: never converted, always asked. */
export const FOREIGN_WORDS = [
  "$",
  "usd",
  "đô",
  "đô la",
  "đô mỹ",
  "đôla",
  "dollar",
  "dollars",
  "euro",
  "euros",
  "eur",
  "€",
  "bảng anh",
  "pound",
  "pounds",
  "gbp",
  "£",
  "rupee",
  "rupees",
  "rs",
  "inr",
  "yên",
  "yen",
  "jpy",
  "¥",
  "nhân dân tệ",
  "tệ",
  "won",
  "uôn",
  "krw",
  "₩",
  "bạt",
  "baht",
  "thb",
  "dirham",
  "aed",
  "xu",
  "xen",
  "cent",
  "cents",
  "usdt",
];
/** Before an amount: it is not exact. */
export const APPROXIMATE_WORDS = [
  "khoảng",
  "tầm",
  "cỡ",
  "gần",
  "hơn",
  "dưới",
  "trên",
  "chừng",
  "độ chừng",
  "ước chừng",
  "tầm khoảng",
  "xấp xỉ",
  "ước tính",
  "ít nhất",
  "nhiều nhất",
  "không quá",
  "không hơn",
  "không cao hơn",
  "cao hơn",
  "nhiều hơn",
  "ít hơn",
  "thấp hơn",
  "tối đa",
  "tối thiểu",
  "chắc",
  "hình như",
  "đâu đó",
  "áng chừng",
  "cũng phải",
  "cỡ chừng",
  "about",
  "around",
  "nearly",
  "almost",
  "over",
  "under",
  "roughly",
  "less than",
  "more than",
  "~",
  "từ",
  "giữa",
];
/** After an amount: it is not exact. */
export const APPROXIMATE_AFTER_WORDS = [
  "hơn",
  "gì đó",
  "mấy",
  "trở lên",
  "trở xuống",
  "có lẻ",
  "đổ lại",
  "là cùng",
  "lẻ mấy",
  "một chút",
  "một tí",
  "một xíu",
  "1 chút",
  "1 xíu",
  "ngoài",
];
/** Between two amounts or numbers: a range. */
export const RANGE_WORDS = ["-", "–", "—", "~", "đến", "tới", "to", "hoặc", "hay"];
