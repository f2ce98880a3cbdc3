import type { Act } from "../../act.ts";
import { hasTag } from "../../has-tag.ts";
import { textOf } from "../../scene.ts";
import type { Span } from "../../span.ts";
import type { Line } from "../line.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

const MAX_ALIAS_WORDS = 3;
const MEANS = /^(?:la|nghia la|tuc la|tuc)$/u;

const isEquals = (line: Line, span: Span): boolean => line.scene.tokens[span.from]?.text === "=";

const wordsOf = (line: Line, span: Span): string =>
  line.scene.tokens
    .slice(span.from, span.to)
    .map((token) => token.bare)
    .join(" ");

const isName = (span: Span): boolean => span.kind === "text" || span.kind === "menu";

const called = (alias: string, name: string): Act => ({
  act: "menu",
  items: [alias, name].map((each) => ({ name: each, quantity: 1 })),
  settings: { name: "menu", value: "alias" },
});

/** What the joint parts: a short new name before it, one good and nothing else behind it. */
const aroundJoint = (line: Line, at: number): Act | undefined => {
  const before = line.spans.slice(0, at);
  const after = line.spans.slice(at + 1).filter((span) => !hasTag(span, "filler") && span.kind !== "mark");
  const [first, last] = [before[0], before.at(-1)];
  const [good, more] = after;
  if (first === undefined || last === undefined || good?.kind !== "menu" || more !== undefined) return undefined;
  if (!before.every(isName) || last.to - first.from > MAX_ALIAS_WORDS) return undefined;
  const alias = textOf(line.scene, first.from, last.to);
  return alias.toLowerCase() === good.item.name.toLowerCase() ? undefined : called(alias, good.item.name);
};

/** No syllable of Vietnamese goes without a vowel, so "cf" and "bmt" stand for something. */
const SHORTHAND = /^[b-df-hj-np-tv-xz]{1,5}$/u;

const isShorthand = (line: Line, span: Span): boolean =>
  span.to - span.from === 1 && SHORTHAND.test(line.scene.tokens[span.from]?.bare ?? "");

/** Words that the menu does not have, or has because they were once written so. */
const isOtherName = (line: Line, spans: readonly Span[]): boolean =>
  spans.length > 0 &&
  spans.length <= MAX_ALIAS_WORDS &&
  spans.every((span) => span.kind === "text" || (span.kind === "menu" && isShorthand(line, span)));

/** "không phải cf mà cà phê đen": the word was taken for a good of its own, and is a name of that one. */
const readMeant = (line: Line): Act | undefined => {
  const said = line.spans.filter((span) => !hasTag(span, "filler") && span.kind !== "mark");
  const at = said.findIndex((span) => hasTag(span, "but"));
  const [alias, [good, more]] = [said.slice(1, at), said.slice(at + 1)];
  const [first, last] = [alias[0], alias.at(-1)];
  if (!hasTag(said[0], "notBut") || !isOtherName(line, alias) || first === undefined || last === undefined)
    return undefined;
  if (good?.kind !== "menu" || more !== undefined) return undefined;
  return called(textOf(line.scene, first.from, last.to), good.item.name);
};

/** "cf = cà phê đen", "cf là cà phê đen": a word of the shop's own for something on its menu. */
export const readAlias: ShopActReader = (line) => {
  if (moneyIn(line).length + countsIn(line).length > 0 || lineHas(line, "question", "sale")) return undefined;
  if (lineHas(line, "notBut")) return readMeant(line);
  if (lineHas(line, "not")) return undefined;
  const at = line.spans.findIndex((span) => isEquals(line, span) || MEANS.test(wordsOf(line, span)));
  return at <= 0 ? undefined : aroundJoint(line, at);
};
