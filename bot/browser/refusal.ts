import type { Request, Response } from "express";

/** Why a request is not served, as the person reads it and as a program tells it apart. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly says: { readonly vi: string; readonly en: string };
}

/** How the web room writes a refusal; given to the door, since rooms do not import each other. */
export type Refuse = (request: Request, response: Response, refusal: Refusal) => void;

export const REFUSALS = {
  elsewhere: {
    status: 403,
    code: "not-on-this-machine",
    says: {
      vi: "Trang trò chuyện này chỉ mở trên chính máy đang chạy Sổ Tiệm.",
      en: "This chat opens only on the machine that runs Sổ Tiệm.",
    },
  },
  otherPage: {
    status: 403,
    code: "not-our-page",
    says: {
      vi: "Cuộc trò chuyện chỉ đọc được từ trang của Sổ Tiệm.",
      en: "This chat can only be read from Sổ Tiệm's own page.",
    },
  },
  noCookie: {
    status: 401,
    code: "no-chat-cookie",
    says: {
      vi: "Trình duyệt chưa giữ cookie của cuộc trò chuyện. Mở lại trang chính giúp nhé.",
      en: "The browser holds no cookie of this chat. Please open the main page again.",
    },
  },
  notLoggedIn: {
    status: 401,
    code: "not-logged-in",
    says: { vi: "Đăng nhập để mở sổ nhé.", en: "Please log in to open the book." },
  },
  notJson: {
    status: 415,
    code: "not-json",
    says: { vi: "Tin nhắn phải gửi dạng application/json.", en: "Messages must be sent as application/json." },
  },
  malformed: {
    status: 422,
    code: "malformed-message",
    says: { vi: "Tin nhắn này thiếu hoặc sai phần bắt buộc.", en: "This message lacks a required part." },
  },
  emptyText: {
    status: 422,
    code: "empty-text",
    says: { vi: "Tin nhắn chưa có chữ nào.", en: "The message has no text yet." },
  },
  longText: {
    status: 422,
    code: "text-too-long",
    says: {
      vi: "Tin hơi dài, sổ đọc không hết. Chia thành vài tin ngắn hơn giúp nhé.",
      en: "That is too long to read at once. Please split it into a few shorter messages.",
    },
  },
  largeFile: {
    status: 413,
    code: "file-too-large",
    says: {
      vi: "Tệp nặng quá (nhiều nhất 1 MB). Chỉ giữ trang có tên món và giá rồi gửi lại giúp nhé.",
      en: "The file is too large (1 MB at most). Please keep only the sheet with names and prices and send it again.",
    },
  },
  tooOld: {
    status: 422,
    code: "message-too-old",
    says: {
      vi: "Tin này viết đã hơn hai ngày mới gửi, sợ ghi nhầm ngày. Xem lại rồi gửi lại giúp nhé.",
      en: "This was written more than two days ago and could land on the wrong date. Please check it and send it again.",
    },
  },
  notKept: {
    status: 503,
    code: "message-not-kept",
    says: {
      vi: "Chưa lưu được tin này. Trang sẽ tự gửi lại sau một chút.",
      en: "This message could not be kept yet. It will be sent again in a moment.",
    },
  },
  badCursor: {
    status: 400,
    code: "bad-cursor",
    says: { vi: "Vị trí đọc không đúng.", en: "The reading position is not valid." },
  },
  ownBook: {
    status: 409,
    code: "browser-has-a-book",
    says: {
      vi: "Trình duyệt này đang giữ sổ của anh/chị. Mở quán mẫu bằng cửa sổ ẩn danh để sổ không bị lẫn nhé.",
      en: "This browser holds a book of your own. Open the made-up shop in a private window, so that the two stay apart.",
    },
  },
  tooManyStreams: {
    status: 429,
    code: "too-many-streams",
    says: {
      vi: "Đang mở quá nhiều cửa sổ trò chuyện. Đóng bớt rồi thử lại nhé.",
      en: "Too many windows of this chat are open. Close some and try again.",
    },
  },
} as const satisfies Record<string, Refusal>;
