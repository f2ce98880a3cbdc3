/** The spellings under which one word is looked up. */
export interface WordForms {
  /** Lower case, tone moved behind the letters, so that "huỷ" and "hủy" are equal. */
  readonly exact: string;
  /** Letters with their hooks but no tone: what hurried thumbs leave ("đươc"). */
  readonly toneless: string;
  /** Plain a–z. */
  readonly bare: string;
  /** Whether a tone mark was written. */
  readonly toned: boolean;
  /** Whether any diacritic was written (đ included). */
  readonly accented: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const MARKS = /[\u0300-\u036f]/gu;
const MAX_REMEMBERED = 4096;
const remembered = new Map<string, WordForms>();

const formsOf = (word: string): WordForms => {
  const lower = word.toLowerCase().normalize("NFD");
  const tones = lower.match(TONES)?.join("") ?? "";
  const toneless = lower.replace(TONES, "").normalize("NFC");
  const bare = lower.replace(MARKS, "").replaceAll("đ", "d");
  return { exact: toneless + tones, toneless, bare, toned: tones !== "", accented: toneless + tones !== bare };
};

/** Forms of one word. Remembered, because the same few hundred words make up nearly every message. */
export const wordForms = (word: string): WordForms => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const forms = formsOf(word);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  if (word.length < 40) remembered.set(word, forms);
  return forms;
};
