import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SettingError } from "../core/ports/errors.ts";

export interface ListenOptions {
  /** Address to bind, as in HOST. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Ends the answers that never end by themselves (event streams); called when closing starts. */
  readonly endStreams: () => void;
  /** How long closing waits for answers under way before it cuts them. 5,000 unless given. */
  readonly drainTimeoutMs?: number;
}

export interface Listening {
  readonly port: number;
  /** As a person types it into a browser. */
  readonly url: string;
  /** Takes no more connections, lets answers under way end, then cuts what is left. Safe to call again. */
  readonly close: () => Promise<void>;
}

const PORT_TAKEN = (port: number): string =>
  `PORT ${port} is already taken by another program (perhaps Sổ Tiệm is running). Stop it, or set PORT to a free number.`;
const PORT_FORBIDDEN = (port: number): string =>
  `PORT ${port} needs rights that this user does not have. Set PORT to 1024 or above, for example PORT=3000.`;
const HOST_UNKNOWN = (host: string): string =>
  `HOST ${host} is no address of this machine. Set HOST to 127.0.0.1, or to one that is.`;

const explain = (error: NodeJS.ErrnoException, { host, port }: ListenOptions): Error => {
  switch (error.code) {
    case "EADDRINUSE":
      return new SettingError("PORT", PORT_TAKEN(port), { cause: error });
    case "EACCES":
      return new SettingError("PORT", PORT_FORBIDDEN(port), { cause: error });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new SettingError("HOST", HOST_UNKNOWN(host), { cause: error });
    default:
      return error;
  }
};

const bind = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(explain(error, options));
    });
    server.listen(options.port, options.host, resolve);
  });

const EVERY_ADDRESS = new Set(["0.0.0.0", "::"]);

const urlOf = (host: string, port: number): string => {
  if (host === "127.0.0.1" || host === "::1" || EVERY_ADDRESS.has(host)) return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
};

const drain = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve) => {
    // A connection whose answer ends now would linger for its keep-alive time; look again until all are gone.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, options.drainTimeoutMs ?? 5_000);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    options.endStreams();
  });

/**
 * Starts to listen; resolves when connections are taken.
 * @throws SettingError when PORT or HOST cannot be used as set.
 */
export const listen = async (app: RequestListener, options: ListenOptions): Promise<Listening> => {
  const server = createServer(app);
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return { port, url: urlOf(options.host, port), close: () => (closing ??= drain(server, options)) };
};
