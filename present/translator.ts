import i18next, { type i18n } from "i18next";

import type { Language } from "../core/ports/accounts.ts";
import adviceEn from "../locales/en/advice.json" with { type: "json" };
import loginEn from "../locales/en/login.json" with { type: "json" };
import en from "../locales/en/chat.json" with { type: "json" };
import forecastEn from "../locales/en/forecast.json" with { type: "json" };
import adviceVi from "../locales/vi/advice.json" with { type: "json" };
import loginVi from "../locales/vi/login.json" with { type: "json" };
import vi from "../locales/vi/chat.json" with { type: "json" };
import privacyEn from "../locales/en/privacy.json" with { type: "json" };
import privacyVi from "../locales/vi/privacy.json" with { type: "json" };
import forecastVi from "../locales/vi/forecast.json" with { type: "json" };

/** A text of locales/ by its key, with its placeholders filled. A missing key is a fault of ours: it throws. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const instance: i18n = i18next.createInstance();
void instance.init({
  resources: {
    vi: { chat: { ...vi, ...adviceVi, ...loginVi, ...forecastVi, ...privacyVi } },
    en: { chat: { ...en, ...adviceEn, ...loginEn, ...forecastEn, ...privacyEn } },
  },
  defaultNS: "chat",
  fallbackLng: false,
  // Chat is plain text: nothing to escape.
  interpolation: { escapeValue: false },
  initAsync: false,
  parseMissingKeyHandler: (key: string) => {
    throw new Error(`There is no text "${key}" in locales/.`);
  },
});

/**
 * Texts without placeholders are looked up once: half of what a message says are labels of its buttons. i18next's own
 * `getFixedT` copies all of its options at each call, and takes four times as long.
 */
const remembering = (lng: Language): Translate => {
  const translate: Translate = (key, values) => instance.t(key, { ...values, lng });
  const texts = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return translate(key, values);
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = translate(key);
    texts.set(key, text);
    return text;
  };
};

const TRANSLATORS: Record<Language, Translate> = { vi: remembering("vi"), en: remembering("en") };

export const translator = (language: Language): Translate => TRANSLATORS[language];
