import type { Act } from "../../act.ts";
import type { Line } from "../line.ts";

/** Reads a line as one wish about the shop; undefined where it is none. */
export type ShopActReader = (line: Line) => Act | undefined;
