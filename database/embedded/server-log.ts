import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "./cluster.ts";

const LINES = 12;

/** The last lines that the server wrote, as the cause of an error. */
export const lastLogLines = async (cluster: Cluster): Promise<Error> => {
  const started = await lastLines(join(cluster.folder.path, cluster.startLog));
  const newest = await newestFile(join(cluster.path, "log"));
  return new Error([started, newest ? await lastLines(newest) : ""].filter(Boolean).join("\n") || "the log is empty");
};

const lastLines = async (path: string): Promise<string> => {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-LINES).join("\n");
};

const newestFile = async (folder: string): Promise<string | null> => {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.map((name) => withTime(join(folder, name))));
  return files.sort((a, b) => b.changedMs - a.changedMs)[0]?.path ?? null;
};

const withTime = async (path: string): Promise<{ path: string; changedMs: number }> => ({
  path,
  changedMs: (await stat(path)).mtimeMs,
});
