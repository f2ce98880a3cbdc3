import { wordForms } from "./word-forms.ts";

/** Accent-less, lower-case, single-spaced form of a name: equal for all spellings of one item ("Phở  TÁI" → "pho tai"). */
export const searchKey = (name: string): string =>
  name
    .trim()
    .split(/\s+/u)
    .map((word) => wordForms(word).bare)
    .join(" ");
