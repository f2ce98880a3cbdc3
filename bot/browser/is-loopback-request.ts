import type { Request } from "express";

const FORWARDING_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "cf-connecting-ip"];

const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * True when a program of this machine asks for itself. A tunnel or proxy on this machine also connects from
 * loopback while it speaks for the whole world, hence the look at the Host and at the headers such programs add.
 */
export const isLoopbackRequest = ({ socket, headers }: Request): boolean =>
  LOOPBACK_ADDRESS.test(socket.remoteAddress ?? "") &&
  LOOPBACK_HOST.test(headers.host ?? "") &&
  FORWARDING_HEADERS.every((name) => headers[name] === undefined);
