/** The name in a Host header or an origin, lower case and without port or brackets; undefined when it is none. */
export const hostNameOf = (host: string | undefined): string | undefined => {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host ?? "");
  return (match?.[1] ?? match?.[2])?.toLowerCase();
};

/** Names that only ever mean this machine. Others can be pointed at it by whoever owns the name (DNS rebinding). */
export const isLoopbackName = (name: string): boolean =>
  name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
