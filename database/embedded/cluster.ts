import { join } from "node:path";
import type { DataFolder } from "./prepare-data-folder.ts";
import type { UsableBinaries } from "./usable-binaries.ts";

/** Where everything of one embedded server lies, and what runs it. */
export interface Cluster {
  folder: DataFolder;
  binaries: UsableBinaries;
  /** PostgreSQL's data directory. */
  path: string;
  /** Where a cluster is prepared before it gets its final name; what is left there by a killed program is waste. */
  draftPrefix: string;
  secretsFile: string;
  lockFile: string;
  programsFolder: string;
  /** What the server says until its own log is open, relative to the data folder. */
  startLog: string;
}

export const clusterIn = (folder: DataFolder, binaries: UsableBinaries): Cluster => ({
  folder,
  binaries,
  path: join(folder.path, "postgres"),
  draftPrefix: "postgres-draft-",
  secretsFile: join(folder.path, "postgres-secrets.json"),
  lockFile: join(folder.path, "postgres.lock"),
  programsFolder: join(folder.path, "postgres-programs"),
  startLog: "postgres-start.log",
});
