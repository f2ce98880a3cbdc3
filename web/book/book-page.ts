import type { BookGlance, Glance } from "../../core/conversation/glance-at-book.ts";
import { escapeHtml, pageHtml } from "../page-html.ts";

const WORDS = {
  vi: {
    today: "Hôm nay",
    month: "Tháng này",
    entries: "Mới ghi",
    debts: "Sổ nợ",
    chat: "Nhắn cho sổ",
    logOut: "Đăng xuất",
    everywhere: "Đăng xuất mọi nơi",
    shop: "Sổ của quán",
    hint: "Ghi, sửa và huỷ thì nhắn cho sổ.",
    noShop: "Anh/chị không làm ở quán nào. Nhắn cho sổ để mở quán.",
  },
  en: {
    today: "Today",
    month: "This month",
    entries: "Last entries",
    debts: "Debts",
    chat: "Text the book",
    logOut: "Log out",
    everywhere: "Log out everywhere",
    shop: "The shop's book",
    hint: "To enter, correct or undo, text the book.",
    noShop: "You work in no shop. Text the book to open one.",
  },
} as const;

/** The book at a glance, in the words of the chat. `hasChat`: the chat of the web is there, too. */
export const bookPage = (glance: BookGlance | undefined, language: "vi" | "en", hasChat: boolean): string => {
  const words = WORDS[language];
  const parts = glance?.parts.map(({ about, message }) =>
    section(words[about], about, message.text, message.drawing?.title),
  );
  const main = [
    `<h1>${escapeHtml(glance?.shopName ?? words.shop)}</h1>`,
    hasChat ? `<p><a class="button" href="/">${words.chat}</a></p>` : `<p class="hint">${words.hint}</p>`,
    ...(parts ?? [`<p>${words.noShop}</p>`]),
    `<form method="post" action="/so/logout" class="leave"><button type="submit" class="quiet">${words.logOut}</button>`,
    `<button type="submit" class="quiet" name="everywhere" value="yes">${words.everywhere}</button></form>`,
  ];
  return pageHtml(main.join("\n"), language, "book");
};

const section = (title: string, about: Glance, text: string, picture: string | undefined): string =>
  `<section><h2>${title}</h2><p class="told">${escapeHtml(text)}</p>${
    picture === undefined ? "" : `<img src="/so/${about}.png" alt="${escapeHtml(picture)}">`
  }</section>`;
