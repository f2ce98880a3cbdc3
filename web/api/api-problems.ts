import type { Problem } from "../send-problem.ts";

export const API_PROBLEMS = {
  notJson: {
    status: 415,
    code: "not-json",
    says: { vi: "Nội dung phải gửi dạng application/json.", en: "The body must be sent as application/json." },
  },
  invalid: {
    status: 400,
    code: "invalid-request",
    says: {
      vi: "Yêu cầu thiếu hoặc sai phần bắt buộc. Xem mô tả ở /docs.",
      en: "The request lacks a required part or has a wrong one. It is described at /docs.",
    },
  },
  landline: {
    status: 422,
    code: "phone-is-landline",
    says: {
      vi: "Đây là số máy bàn, không nhận được mã. Dùng số di động giúp nhé.",
      en: "This is a landline, which cannot receive a code. Please use a mobile number.",
    },
  },
  notAPhone: {
    status: 422,
    code: "phone-not-valid",
    says: {
      vi: "Số này chưa đúng. Số di động có 10 chữ số, ví dụ 0912 345 678.",
      en: "This is not a valid number. A mobile number has 10 digits, for example 0912 345 678.",
    },
  },
  tooManyCodes: {
    status: 429,
    code: "too-many-codes",
    says: {
      vi: "Đã xin mã quá nhiều lần. Đợi ít phút rồi thử lại nhé.",
      en: "Too many codes were asked for. Please wait a few minutes and try again.",
    },
  },
  codeRefused: {
    status: 401,
    code: "code-refused",
    says: {
      vi: "Mã không đúng, đã dùng hoặc đã hết hạn. Xin mã mới rồi thử lại nhé.",
      en: "The code is wrong, used or too old. Please ask for a new one.",
    },
  },
  tokenRefused: {
    status: 401,
    code: "token-refused",
    says: {
      vi: "Phiên đăng nhập không còn hiệu lực. Đăng nhập lại nhé.",
      en: "The session is over. Please log in again.",
    },
  },
} as const satisfies Record<string, Problem>;
