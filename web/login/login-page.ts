/** `confirm`: the link can be used. `gone`: it was used, or is too old. `done`: it was used just now. */
export type LoginPage = "confirm" | "gone" | "done";

const WORDS = {
  vi: {
    confirm: ["Mở sổ trên máy này?", "Bấm nút để đăng nhập. Chỉ bấm nếu chính anh/chị vừa xin liên kết này."],
    gone: [
      "Liên kết này không dùng được nữa",
      "Liên kết dùng một lần, trong 5 phút. Nhắn “mở sổ trên web” để lấy liên kết mới.",
    ],
    done: ["Đã đăng nhập", "Đăng xuất mọi nơi: nhắn cho sổ “đăng xuất”."],
    button: "Mở sổ",
  },
  en: {
    confirm: [
      "Open the book on this machine?",
      "Press the button to log in. Press it only if you have just asked for this link.",
    ],
    gone: [
      "This link can no longer be used",
      "A link works once, for 5 minutes. Text “open the book on the web” for a new one.",
    ],
    done: ["You are logged in", "To log out everywhere, text “log out” to the book."],
    button: "Open the book",
  },
} as const;

/** The page as HTML. Nothing that anybody wrote goes into it, so there is nothing to escape. */
export const loginPage = (page: LoginPage, language: "vi" | "en"): string => {
  const words = WORDS[language];
  const [title, text] = words[page];
  // Without an action the form is sent to the page's own address, which holds the token.
  const form = page === "confirm" ? `<form method="post"><button type="submit">${words.button}</button></form>` : "";
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Tiệm</title>
<link rel="stylesheet" href="/login/page.css">
<main><h1>${title}</h1><p>${text}</p>${form}</main>
</html>
`;
};
