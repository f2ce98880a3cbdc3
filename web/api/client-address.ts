import type { Request } from "express";

/** By what requests of one sender are counted: the address, of IPv6 the half that a customer gets as a whole. */
export const clientAddress = ({ ip = "" }: Pick<Request, "ip">): string => {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1];
  if (mapped !== undefined || !ip.includes(":")) return mapped ?? ip;
  const [head = "", tail] = ip.split("::");
  const [left, right] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros =
    tail === undefined ? [] : Array.from({ length: 8 - (left?.length ?? 0) - (right?.length ?? 0) }, () => "0");
  return [...(left ?? []), ...zeros, ...(right ?? [])].slice(0, 4).join(":");
};
