import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Token } from "../token.ts";

const BULLETS = /^[-−–•*+·]$/u;
const AFTER_NUMBER = /^[.)/]$/u;
const MAX_LINES = 60;

const opensLine = (scene: Scene, at: number): boolean => at === 0 || scene.tokens[at - 1]?.kind === "break";

/** The number of a numbered line: the 2 of "2. bún 50k" and of "2) bún 50k". */
const lineNumber = (scene: Scene, at: number): number | undefined => {
  if (!opensLine(scene, at)) return undefined;
  const [number, mark, next] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at + 2]];
  if (number?.kind !== "number" || !/^[0-9]{1,2}$/u.test(number.text)) return undefined;
  if (mark?.glued !== true || !AFTER_NUMBER.test(mark.text) || next === undefined || next.kind === "break")
    return undefined;
  return mark.text === "/" && next.kind === "number" ? undefined : Number(number.text);
};

/** Lines count up from one: a lone "2) phở" may still be two bowls. */
const numberedLines = (scene: Scene): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < scene.tokens.length && spans.length < MAX_LINES; at += 1) {
    if (lineNumber(scene, at) !== spans.length + 1) continue;
    spans.push({ kind: "mark", from: at, to: at + 2, mark: "•" });
  }
  return spans;
};

/** "* phở 2 tô": at the head of a line a sign lists, it neither multiplies nor takes away. */
const isBullet = (scene: Scene, at: number, token: Token): boolean =>
  token.kind === "mark" && opensLine(scene, at) && BULLETS.test(token.text) && scene.tokens[at + 1]?.glued !== true;

/** What only parts the lines of a list: "1. …", "2) …", "- …", "* …". */
export const parseBullets = (scene: Scene): Span[] => [
  ...numberedLines(scene),
  ...scene.tokens.flatMap((token, at): Span[] =>
    isBullet(scene, at, token) ? [{ kind: "mark", from: at, to: at + 1, mark: "•" }] : [],
  ),
];
