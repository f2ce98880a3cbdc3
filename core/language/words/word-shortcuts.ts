/** How words in the names of goods are shortened, by the bare word as it is typed. */
export const WORD_SHORTCUTS: Readonly<Record<string, string>> = {
  cf: "cà phê",
  cfe: "cà phê",
  cafe: "cà phê",
  caphe: "cà phê",
  coffee: "cà phê",
  cofe: "cà phê",
  nc: "nước",
  bmi: "bánh mì",
  bm: "bánh mì",
  sto: "sinh tố",
  st: "sinh tố",
  tsua: "trà sữa",
  ts: "trà sữa",
  hutiu: "hủ tiếu",
};
