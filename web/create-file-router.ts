import { type RequestHandler, Router } from "express";

import type { SharedFiles } from "../core/ports/shared-files.ts";
import type { Mount } from "./create-web-server.ts";
import { sendProblem } from "./send-problem.ts";

/** 22 characters of base64url carry 128 bits; the ending is for chat apps that go by it. */
const FILE_NAME = /^(?<linkName>[A-Za-z0-9_-]{22})\.(?:png|xlsx)$/;
const BROWSER_KEEPS_SECONDS = 3_600;

const GONE = {
  status: 404,
  code: "file-gone",
  says: {
    vi: "Liên kết này hết hạn rồi. Hình giữ một ngày, tệp giữ một giờ; nhắn lại với sổ để có bản mới.",
    en: "This link has expired. Pictures are kept for a day, files for an hour; ask the book again for a new one.",
  },
};

/** `GET /files/<link>.png`: who has the link gets the picture or file, until it expires. There is no list and no guessing. */
export const createFileRouter = (files: Pick<SharedFiles, "find">): Mount => {
  const router = Router();
  router.get("/:name", serveFile(files));
  return { path: "/files", router };
};

const serveFile =
  (files: Pick<SharedFiles, "find">): RequestHandler =>
  async (request, response) => {
    const linkName = FILE_NAME.exec(String(request.params["name"]))?.groups?.["linkName"];
    const file = linkName === undefined ? undefined : await files.find(linkName);
    if (file === undefined) {
      sendProblem(request, response, GONE);
      return;
    }
    if (file.fileName !== undefined) response.attachment(file.fileName);
    response
      .set({
        // A file with a name is somebody's own data: it leaves no copy in the browser.
        "Cache-Control": file.fileName === undefined ? `private, max-age=${BROWSER_KEEPS_SECONDS}` : "no-store",
        "X-Robots-Tag": "noindex",
        // Chat apps fetch pictures for their own pages.
        "Cross-Origin-Resource-Policy": "cross-origin",
      })
      .type(file.mediaType)
      .send(Buffer.from(file.content));
  };
