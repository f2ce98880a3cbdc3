import { readFile } from "node:fs/promises";

/** The file's text, or null when there is no such file; other failures are thrown. */
export const readIfPresent = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};
