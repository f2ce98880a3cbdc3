import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import type { OutboundDocument } from "../core/ports/outbound-message.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";

/** Puts files of messages into `exports/` of the data folder, readable by its owner alone: a terminal needs no server for it. */
export const saveDocumentIn =
  (dataDir: string, files: Pick<SharedFiles, "find">) =>
  async ({ linkName, fileName }: OutboundDocument): Promise<string | undefined> => {
    const file = await files.find(linkName);
    if (file === undefined) return undefined;
    const folder = join(dataDir, "exports");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, basename(fileName));
    await writeFile(path, file.content, { mode: 0o600 });
    return path;
  };
