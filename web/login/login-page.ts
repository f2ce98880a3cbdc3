import { escapeHtml, pageHtml, type PageLanguage } from "../page-html.ts";

/**
 * `phone`: asks for the number. `code`: for the code that went to the chat. `confirm`: a link can be used. `gone`: it was
 * used, or is too old.
 */
export type LoginPage =
  | { readonly kind: "phone"; readonly problem?: string }
  | { readonly kind: "code"; readonly requestId: string; readonly problem?: string }
  | { readonly kind: "confirm" }
  | { readonly kind: "gone" };

const WORDS = {
  vi: {
    phone: ["Đăng nhập", "Nhập số điện thoại đã nối với sổ. Mã 6 số sẽ gửi vào cuộc trò chuyện của anh/chị."],
    code: ["Nhập mã", "Nếu số này đã nối với sổ thì mã 6 số vừa gửi vào Telegram hoặc Zalo. Mã dùng trong 2 phút."],
    confirm: ["Mở sổ trên máy này?", "Bấm nút để đăng nhập. Chỉ bấm nếu chính anh/chị vừa xin liên kết này."],
    gone: [
      "Liên kết này không dùng được nữa",
      "Liên kết dùng một lần, trong 5 phút. Nhắn “mở sổ trên web” để lấy liên kết mới.",
    ],
    phoneLabel: "Số điện thoại",
    codeLabel: "Mã 6 số",
    send: "Gửi mã",
    logIn: "Đăng nhập",
    open: "Mở sổ",
    other: "Dùng số khác",
    hint: "Chưa nối số? Nhắn cho sổ trên Telegram: “số điện thoại”, hoặc “mở sổ trên web” để mở bằng một lần bấm.",
  },
  en: {
    phone: ["Log in", "Enter the phone number that is joined to your book. A 6-digit code goes to your chat."],
    code: [
      "Enter the code",
      "If the number is joined to a book, a code has gone to Telegram or Zalo. It works for 2 minutes.",
    ],
    confirm: [
      "Open the book on this machine?",
      "Press the button to log in. Press it only if you have just asked for this link.",
    ],
    gone: [
      "This link can no longer be used",
      "A link works once, for 5 minutes. Text “open the book on the web” for a new one.",
    ],
    phoneLabel: "Phone number",
    codeLabel: "6-digit code",
    send: "Send the code",
    logIn: "Log in",
    open: "Open the book",
    other: "Use another number",
    hint: "Not joined yet? Text “my number” to the book on Telegram, or “open the book on the web” to open it by one tap.",
  },
} as const;

/** The page as HTML. */
export const loginPage = (page: LoginPage, language: PageLanguage): string => {
  const words = WORDS[language];
  const [title, text] = words[page.kind];
  return pageHtml(`<h1>${title}</h1><p>${text}</p>${problemOf(page)}${formOf(page, language)}`, language);
};

const problemOf = (page: LoginPage): string =>
  "problem" in page ? `<p role="alert" class="problem">${escapeHtml(page.problem)}</p>` : "";

const formOf = (page: LoginPage, language: PageLanguage): string => {
  const words = WORDS[language];
  switch (page.kind) {
    case "gone":
      return "";
    case "confirm":
      // Without an action the form is sent to the page's own address, which holds the token.
      return `<form method="post"><button type="submit">${words.open}</button></form>`;
    case "phone":
      return `<form method="post" action="/login"><label>${words.phoneLabel}
<input name="phone" type="tel" inputmode="tel" autocomplete="tel" required maxlength="40" autofocus></label>
<button type="submit">${words.send}</button></form><p class="hint">${words.hint}</p>`;
    case "code":
      return `<form method="post" action="/login/code"><input type="hidden" name="requestId" value="${escapeHtml(page.requestId)}">
<label>${words.codeLabel}
<input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="9" autofocus></label>
<button type="submit">${words.logIn}</button></form><p class="hint"><a href="/login">${words.other}</a></p>`;
  }
};
