/** Letters, digits and marks that need nothing done to them: the text is then already plain. */
const PLAIN = /^[\n -\u007e\u00c0-\u00f6\u00f8-\u0233\u1e00-\u1eff]*$/u;

/** Text as it is read: NFC (phones send NFD), line ends and odd spaces made plain; letters and case are kept. */
export const plainText = (text: string): string => (PLAIN.test(text) ? text : madePlain(text));

const madePlain = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/gu, " ")
    .replace(/[\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]/gu, "")
    .replace(/[“”]/gu, '"')
    .replace(/[‘’]/gu, "'");
