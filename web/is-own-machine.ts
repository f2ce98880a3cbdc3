import type { Request } from "express";
import { hostNameOf, isLoopbackName } from "./host-name.ts";

const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const FORWARDING_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "cf-connecting-ip"];

/**
 * True when a program of this machine asks for itself. A proxy or tunnel also connects from loopback while it speaks
 * for the world: it names another host, or tells for whom it asks.
 */
export const isOwnMachine = ({ socket, headers }: Request): boolean =>
  LOOPBACK_ADDRESS.test(socket.remoteAddress ?? "") &&
  isLoopbackName(hostNameOf(headers.host) ?? "") &&
  FORWARDING_HEADERS.every((name) => headers[name] === undefined);
