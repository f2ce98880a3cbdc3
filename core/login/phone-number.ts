/** A phone number as it was read. */
export type PhoneReading =
  /** `e164`: `+84912345678`, of today's ten digits. */
  | { readonly kind: "mobile"; readonly e164: string }
  /** A line of a house: no chat app has one, and codes cannot be read on it. */
  | { readonly kind: "landline" }
  /** A number of another country, as it was written. */
  | { readonly kind: "foreign"; readonly e164: string }
  | { readonly kind: "not_a_phone" };

/** What became of the eleven-digit numbers on 15 September 2018 (Ministry of Information, plan 798/QĐ-BTTTT). */
const SINCE_2018: Readonly<Record<string, string>> = {
  "120": "70",
  "121": "79",
  "122": "77",
  "126": "76",
  "128": "78",
  "123": "83",
  "124": "84",
  "125": "85",
  "127": "81",
  "129": "82",
  "162": "32",
  "163": "33",
  "164": "34",
  "165": "35",
  "166": "36",
  "167": "37",
  "168": "38",
  "169": "39",
  "186": "56",
  "188": "58",
  "199": "59",
};

/** Numbers without the country's code or the leading zero. */
const MOBILE = /^[35789]\d{8}$/u;
const OLD_MOBILE = /^(?<group>1\d{2})(?<rest>\d{7})$/u;
const LANDLINE = /^2\d{9}$/u;
const FOREIGN = /^[1-9]\d{7,14}$/u;

/** What stands between digits where people write numbers. */
const SEPARATORS = /[\s.\-()]/gu;

/** @example readPhone("0120 345 6789") // { kind: "mobile", e164: "+84703456789" } */
export function readPhone(text: string): PhoneReading {
  const written = text.trim().replace(SEPARATORS, "");
  if (!/^\+?\d{8,17}$/u.test(written)) return { kind: "not_a_phone" };
  const digits = written.replace(/^\+|^00/u, "");
  const isAbroad = digits.length < written.length && !digits.startsWith("84");
  if (isAbroad) return FOREIGN.test(digits) ? { kind: "foreign", e164: `+${digits}` } : { kind: "not_a_phone" };
  return readNational(digits);
}

/** `84…` may stand for the country, or, after a zero, for a group of its own (084…). */
function readNational(digits: string): PhoneReading {
  if (digits.startsWith("0")) return readSubscriber(digits.slice(1));
  // "+84 (0)912…" is written on many a sign.
  return digits.startsWith("84") ? readSubscriber(digits.slice(2).replace(/^0/u, "")) : { kind: "not_a_phone" };
}

function readSubscriber(number: string): PhoneReading {
  if (MOBILE.test(number)) return { kind: "mobile", e164: `+84${number}` };
  if (LANDLINE.test(number)) return { kind: "landline" };
  const { group = "", rest = "" } = OLD_MOBILE.exec(number)?.groups ?? {};
  const since2018 = SINCE_2018[group];
  return since2018 === undefined ? { kind: "not_a_phone" } : { kind: "mobile", e164: `+84${since2018}${rest}` };
}

/** As people here write it. @example phoneAsWritten("+84912345678") // "0912 345 678" */
export function phoneAsWritten(e164: string): string {
  const national = /^\+84(\d{2})(\d{3})(\d{4})$/u.exec(e164);
  if (national === null) return e164;
  const [, group = "", middle = "", end = ""] = national;
  return `0${group}${middle.charAt(0)} ${middle.slice(1)}${end.charAt(0)} ${end.slice(1)}`;
}
