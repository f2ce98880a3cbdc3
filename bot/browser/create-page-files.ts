import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Response } from "express";

interface PageFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
}

const FOLDER = new URL("page/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

const readPageFile = (name: string, type: string): PageFile => {
  const body = readFileSync(new URL(name, FOLDER));
  // By content: an image build may give every file the same date, and a stale page would speak to a newer server.
  return { body, type, etag: `"${createHash("sha256").update(body).digest("base64url")}"` };
};

const readPageFiles = (): ReadonlyMap<string, PageFile> =>
  new Map(
    readdirSync(FOLDER).flatMap((name) => {
      const type = TYPES[extname(name)];
      return type === undefined ? [] : [[name, readPageFile(name, type)] as const];
    }),
  );

/** Serves the page's own files by name, from memory; undefined names are passed on. Reads the folder once, now. */
export const createPageFiles = (): ((response: Response, name: string) => boolean) => {
  const files = readPageFiles();
  return (response, name) => {
    const file = files.get(name);
    if (!file) return false;
    response.set({ "Content-Type": file.type, ETag: file.etag, "Cache-Control": "no-cache" });
    response.send(file.body);
    return true;
  };
};
