import type { SmallTalk } from "../act.ts";
import type { Line } from "./line.ts";
import { lineHas } from "./line.ts";

const KINDS = ["thanks", "farewell", "praise", "greeting"] as const satisfies readonly SmallTalk[];

/** The kind word in a line that holds nothing else of business. */
export const smallTalkIn = (line: Line): SmallTalk | undefined => KINDS.find((kind) => lineHas(line, kind));
