// @ts-check
/** Everything the page itself says. What the book says comes from the server, in the person's language. */
const vi = {
  connecting: "đang kết nối…",
  ready: "sẵn sàng",
  typing: "đang gõ…",
  offline: "mất kết nối",
  offlineBanner: "Mất kết nối. Cứ nhắn tiếp, tin được giữ lại và gửi khi nối lại được.",
  slowBanner: "Máy chủ đang bận, tin sẽ tự gửi lại.",
  cookieBanner: "Trình duyệt đang chặn cookie nên chưa mở được sổ. Hãy cho phép cookie rồi thử lại.",
  tryNow: "Thử lại",
  book: "Xem sổ",
  log: "Tin nhắn",
  loadingOlder: "Đang tải tin cũ…",
  loadOlder: "Tải tin cũ hơn",
  welcomeTitle: "Chào mừng đến với Sổ Tiệm",
  welcomeText: "Bán gì, chi gì cứ nhắn như nhắn cho người quen. Sổ ghi lại và cộng giúp.",
  tryThese: "Chạm để thử, sửa số cho đúng rồi gửi:",
  suggestions: ["hôm nay bán 2 triệu", "2 ly cà phê sữa 25k", "hôm nay bán được bao nhiêu?"],
  pictureGone: "Hình chỉ giữ một ngày. Hỏi lại để có hình mới.",
  newMessages: "Tin mới",
  write: "Nhắn để ghi sổ…",
  send: "Gửi",
  attach: "Gửi tệp thực đơn (.xlsx, .csv)",
  fileTooLarge: "Tệp nặng quá (nhiều nhất 1 MB). Chỉ giữ trang có tên món và giá rồi gửi lại giúp nhé.",
  fileNotSent: "Chưa gửi được tệp. Thử lại giúp nhé.",
  waiting: "Đang chờ gửi",
  sent: "Đã gửi",
  refused: "Chưa gửi được",
  sendAgain: "Gửi lại",
  drop: "Bỏ tin này",
  chosen: "Đã chọn",
  you: "Bạn",
  today: "Hôm nay",
  yesterday: "Hôm qua",
  tooLong: "Tin hơi dài ({length} chữ, nhiều nhất {most}). Chia thành vài tin ngắn hơn giúp nhé.",
  tooMany: "Đang có {count} tin chờ gửi. Chờ nối lại được rồi nhắn tiếp nhé.",
};

/** @typedef {typeof vi} Texts */

/** @type {Texts} */
const en = {
  connecting: "connecting…",
  ready: "ready",
  typing: "typing…",
  offline: "offline",
  offlineBanner: "No connection. Keep writing: messages are kept and sent when it is back.",
  slowBanner: "The server is busy; messages will be sent again by themselves.",
  cookieBanner: "This browser blocks cookies, so the book cannot be opened. Allow cookies and try again.",
  tryNow: "Try now",
  book: "The book",
  log: "Messages",
  loadingOlder: "Loading older messages…",
  loadOlder: "Load older messages",
  welcomeTitle: "Welcome to Sổ Tiệm",
  welcomeText: "Write what you sell or spend as you would to a friend. It is written down and added up.",
  tryThese: "Tap one to try, put in your own numbers, then send:",
  suggestions: ["sold 2 million today", "2 milk coffees 25k", "how much did I sell today?"],
  pictureGone: "Pictures are kept for a day. Ask again for a new one.",
  newMessages: "New messages",
  write: "Write to the book…",
  send: "Send",
  attach: "Send a file of the menu (.xlsx, .csv)",
  fileTooLarge: "The file is too large (1 MB at most). Please keep only the sheet with names and prices.",
  fileNotSent: "The file could not be sent. Please try again.",
  waiting: "Waiting to be sent",
  sent: "Sent",
  refused: "Not sent",
  sendAgain: "Send again",
  drop: "Drop this message",
  chosen: "Chosen",
  you: "You",
  today: "Today",
  yesterday: "Yesterday",
  tooLong: "That is rather long ({length} characters, at most {most}). Please split it into shorter messages.",
  tooMany: "{count} messages are waiting to be sent. Please go on once the connection is back.",
};

/**
 * Vietnamese, unless the browser asks for English and nowhere for Vietnamese.
 * @param {readonly string[]} languages as in navigator.languages
 */
export const pickLanguage = (languages) => {
  const wanted = languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted[0] === "en" && !wanted.includes("vi") ? "en" : "vi";
};

export const language = pickLanguage(navigator.languages);
export const texts = language === "en" ? en : vi;

/**
 * Puts numbers into a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name) => String(values[/** @type {string} */ (name)]));

/** Writes the page's fixed texts in the chosen language. */
export const writeFixedTexts = () => {
  document.documentElement.lang = language;
  /** @param {string} name */
  const text = (name) => String(texts[/** @type {keyof Texts} */ (name)]);
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.getAttribute("data-text") ?? "");
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.getAttribute("data-label") ?? ""));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.setAttribute("placeholder", text(element.getAttribute("data-placeholder") ?? ""));
  }
};
