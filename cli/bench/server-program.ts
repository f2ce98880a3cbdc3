import { openEmbeddedServer } from "../../database/embedded/open-embedded-server.ts";

/** The baseline of the start: the embedded server and nothing else. */
const server = await openEmbeddedServer({ dataDir: process.env["DATA_DIR"] ?? "", log: () => undefined });
console.log("ready");
process.on("SIGTERM", () => void server.close());
// Held open until it is told.
setInterval(() => undefined, 60_000).unref();
process.stdin.resume();
await new Promise<void>((resolve) => process.once("SIGTERM", resolve));
process.stdin.pause();
