import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** What the embedded server asks of the machine; tests replace single parts of it. */
export interface Host {
  platform: NodeJS.Platform;
  arch: string;
  /** Uid of this program, or null where the system knows none. */
  uid: number | null;
  /** A TCP port of 127.0.0.1 that was free a moment ago. */
  choosePort: () => Promise<number>;
  /** Where binaries are copied when the server's user cannot read the package folder. */
  binariesCache: string;
}

export const thisHost = (): Host => ({
  platform: process.platform,
  arch: process.arch,
  uid: process.getuid?.() ?? null,
  choosePort: () => listenBriefly(0),
  binariesCache: "/var/cache/so-tiem",
});

export const isPortFree = async (port: number): Promise<boolean> => {
  try {
    await listenBriefly(port);
    return true;
  } catch {
    return false;
  }
};

const listenBriefly = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const chosen = (server.address() as AddressInfo).port;
      server.close(() => resolve(chosen));
    });
  });
