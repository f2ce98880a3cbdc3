import { createInterface } from "node:readline";
import { thisHost } from "../../../database/embedded/host.ts";
import { openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";

/**
 * A program that uses the embedded server, for tests that need several or kill one. Its argument is a ProgramTask; it
 * prints one JSON line per event, closes the server when it reads "close", and then ends.
 */
export interface ProgramTask {
  dataDir: string;
  /** The first port that is chosen; later ones are free ones. */
  firstPort?: number;
  binariesCache?: string;
}

export type ProgramEvent =
  | { event: "log"; message: string }
  | { event: "opened"; started: boolean; applicationUrl: string; migrationUrl: string; administratorUrl: string }
  | { event: "failed"; name: string; code: string; message: string; cause: string }
  | { event: "closed" };

const tell = (event: ProgramEvent): void => {
  process.stdout.write(`${JSON.stringify(event)}\n`);
};

const run = async (task: ProgramTask): Promise<void> => {
  const ports = task.firstPort === undefined ? [] : [task.firstPort];
  const server = await openEmbeddedServer({
    dataDir: task.dataDir,
    log: (message) => tell({ event: "log", message }),
    environment: {
      choosePort: async () => ports.shift() ?? thisHost().choosePort(),
      ...(task.binariesCache !== undefined && { binariesCache: task.binariesCache }),
    },
  });
  const { started, applicationUrl, migrationUrl, administratorUrl } = server;
  tell({ event: "opened", started, applicationUrl, migrationUrl, administratorUrl });
  for await (const line of createInterface({ input: process.stdin })) if (line === "close") break;
  await server.close();
  tell({ event: "closed" });
  process.stdin.destroy();
};

run(JSON.parse(process.argv[2] ?? "{}") as ProgramTask).catch((error: unknown) => {
  const { name, message, code, variable, cause } = error as Error & { code?: string; variable?: string };
  tell({ event: "failed", name, code: code ?? variable ?? "", message, cause: String(cause) });
  process.exitCode = 1;
});
