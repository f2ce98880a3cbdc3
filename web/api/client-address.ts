import { isIPv6 } from "node:net";

import type { Request } from "express";

/** By what requests of one sender are counted: the address, of IPv6 the half that a customer gets as a whole. */
export const clientAddress = ({ ip = "" }: Pick<Request, "ip">): string => {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1];
  if (mapped !== undefined || !isIPv6(ip)) return mapped ?? ip;
  // A URL writes an address in full form or short, always in the same way; what it left out is made of zeros.
  const written = new URL(`http://[${ip.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [left = [], right] = written.split("::").map((part) => part.split(":").filter(Boolean));
  const groups = right === undefined ? [...left] : [...left, ...zeros(8 - left.length - right.length), ...right];
  return groups.slice(0, 4).join(":");
};

const zeros = (count: number): string[] => Array.from({ length: count }, () => "0");
