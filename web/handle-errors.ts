import type { ErrorRequestHandler, RequestHandler } from "express";
import { sendProblem, type Problem } from "./send-problem.ts";
import type { WebLog } from "./web-log.ts";

const NOT_FOUND: Problem = {
  status: 404,
  code: "not-found",
  says: { vi: "Không có trang nào ở đây.", en: "There is nothing here." },
};

const UNEXPECTED: Problem = {
  status: 500,
  code: "unexpected",
  says: {
    vi: "Có lỗi bên trong, chưa làm được việc này. Thử lại sau một chút nhé.",
    en: "Something went wrong on our side. Please try again in a moment.",
  },
};

const BAD_REQUEST: Problem = {
  status: 400,
  code: "bad-request",
  says: { vi: "Yêu cầu này không đọc được.", en: "This request cannot be read." },
};

// The `type` values that body-parser gives its errors.
const BODY_PROBLEMS: Readonly<Record<string, Problem>> = {
  "entity.parse.failed": {
    status: 400,
    code: "malformed-json",
    says: { vi: "Nội dung gửi lên không phải JSON đúng.", en: "The body is not well-formed JSON." },
  },
  "entity.too.large": {
    status: 413,
    code: "body-too-large",
    says: { vi: "Nội dung gửi lên dài quá 64 kB.", en: "The body is larger than 64 kB." },
  },
  "charset.unsupported": {
    status: 415,
    code: "charset-unsupported",
    says: { vi: "Chỉ nhận chữ theo UTF-8.", en: "Only UTF-8 text is accepted." },
  },
  "encoding.unsupported": {
    status: 415,
    code: "encoding-unsupported",
    says: { vi: "Kiểu nén này không đọc được.", en: "This content encoding cannot be read." },
  },
};

const problemOf = (error: unknown): Problem => {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  const known = typeof type === "string" ? BODY_PROBLEMS[type] : undefined;
  if (known) return known;
  // Express and its parsers mark what the client did wrong with a 4xx `status`.
  return typeof status === "number" && status >= 400 && status < 500 ? { ...BAD_REQUEST, status } : UNEXPECTED;
};

/** The last route: nothing answered. */
export const answerNotFound: RequestHandler = (request, response) => {
  sendProblem(request, response, NOT_FOUND);
};

/** Turns whatever was thrown into a problem; what happened goes to the log, never to the sender. */
export const handleErrors =
  (log: WebLog): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, method: request.method }, "request handler threw");
    // A half-sent answer cannot become a problem any more: cut it, so that nobody takes it for whole.
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, problem);
  };
