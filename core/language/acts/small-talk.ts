import type { SmallTalk } from "../act.ts";
import { hasTag } from "../has-tag.ts";
import type { Line } from "./line.ts";
import { lineHas } from "./line.ts";

const KINDS = ["thanks", "farewell", "praise", "greeting", "slow"] as const satisfies readonly SmallTalk[];

/** "ok", "dạ", "ừ": nothing but words that say nothing. */
const isAssent = ({ spans }: Line): boolean =>
  spans.some((span) => hasTag(span, "filler")) && spans.every((span) => span.kind === "mark" || hasTag(span, "filler"));

/** The kind word in a line that holds nothing else of business. */
export const smallTalkIn = (line: Line): SmallTalk | undefined =>
  KINDS.find((kind) => lineHas(line, kind)) ?? (isAssent(line) ? "assent" : undefined);
