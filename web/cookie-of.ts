import type { Request } from "express";

/** The value of a cookie that the browser shows; undefined where it shows none of the name. */
export const cookieOf = ({ headers }: Pick<Request, "headers">, name: string): string | undefined => {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
};
