import { type PhoneReading, readPhone } from "./phone-number.ts";

/** What a message wants of the account. */
export type LoginWish =
  | { readonly kind: "phone"; readonly phone: PhoneReading }
  /** A number and no word about it: the writer's own, or somebody's who is to be remembered. */
  | { readonly kind: "bare_number"; readonly written: string }
  | { readonly kind: "about_phone" }
  | { readonly kind: "open_web" }
  | { readonly kind: "log_out" };

const NUMBER = String.raw`(?<number>\+?[\d(][\d\s.()-]{6,22})`;
/** Whose number it is has to be said: "sdt chị Lan 09…" is a customer's. */
const SAID = new RegExp(
  String.raw`^(?:(?:so )?(?:dien thoai|dt|phone)|sdt|so|my (?:phone )?number)(?: (?:cua )?(?:toi|minh|em|tui|anh|chi|me))?(?: la| is)?[\s:]+${NUMBER}$`,
  "u",
);
/** Nobody writes an amount with a leading zero. */
const BARE = /^(?:\+84|0084|0)[\s.(-]*\d[\d\s.()-]{7,20}$/u;
const ABOUT_PHONE =
  /^(?:(?:chia se |lien ket |noi |gui |them |doi )?(?:so dien thoai|sdt|so dt)(?: cua)?(?: toi| minh| em)?|dang nhap|(?:lien ket|noi|ket noi)(?: voi)? (?:zalo|telegram|tai khoan|may khac)|(?:share )?my (?:phone )?number|share (?:my )?phone(?: number)?|log ?in|link (?:zalo|telegram))$/u;
const OPEN_WEB =
  /^(?:mo|xem|vao)(?: so)?(?: tren| bang)? (?:web|trinh duyet|may tinh)$|^open (?:the book )?(?:on )?(?:the )?web$/u;
const LOG_OUT =
  /^(?:dang xuat|thoat(?= .))(?: khoi)?(?: web| trang web| het| tat ca| moi noi| tat ca cac may| khap noi)?$|^log ?out(?: everywhere)?$/u;
const CODE = /^\s*(?<first>\d{3})\s?(?<last>\d{3})\s*$/u;

/** Letters without accents, single spaces. */
const bare = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/giu, "d")
    .toLowerCase()
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/[.!?]+$/u, "");

/** @returns undefined for a message that is about something else; it is read as a message of the shop's then. */
export function readLoginWish(text: string): LoginWish | undefined {
  const words = bare(text);
  const said = SAID.exec(words)?.groups?.["number"];
  if (said !== undefined) return { kind: "phone", phone: readPhone(said) };
  if (BARE.test(words)) return { kind: "bare_number", written: text.trim() };
  if (ABOUT_PHONE.test(words)) return { kind: "about_phone" };
  if (OPEN_WEB.test(words)) return { kind: "open_web" };
  return LOG_OUT.test(words) ? { kind: "log_out" } : undefined;
}

/** Six digits; whether they are a code depends on whether one is waited for. */
export function codeTyped(text: string): string | undefined {
  const { first, last } = CODE.exec(text)?.groups ?? {};
  return first !== undefined && last !== undefined ? first + last : undefined;
}
