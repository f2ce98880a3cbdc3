import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { atEachToken } from "./at-each-token.ts";
import type { SpanReader } from "./at-each-token.ts";

const SMALL_NUMBER = /^[0-9]{1,4}$/u;
/** Goods that are sold by their measures: "đá 1x2", "thép hộp 40x80", "gạch 60x60". */
const MEASURED = /^(?:da|gach|go|thep|hop|sat|van|kinh|ton|decal|anh|khung|ngoi|nhom|inox|bat|la|vuong|luoi|o)$/u;
/** Letters that name a measure before a number: "phi 10", "D10", "B40". */
const MEASURES = /^(?:phi|fi|d|b|v|c|u|ø|pc|mac)$/u;
/** Things that go by the number of their model: "iphone 7", "note 20". */
const MODELS =
  /^(?:iphone|ip|samsung|galaxy|oppo|redmi|xiaomi|vivo|realme|note|macbook|ipad|vision|exciter|sirius|wave)$/u;
/** Fasteners and the like are named by their length: "đinh 5 phân". */
const BY_LENGTH = /^(?:dinh|vit|oc|bulong|day|ong|thep|sat|van)$/u;
const LENGTH_WORDS = /^(?:phân|li|ly|cm|mm|tấc)$/u;
const MAX_SIDES = 3;

const isSide = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.kind === "number" && SMALL_NUMBER.test(scene.tokens[at].text);

/** "1x2", "40x80x2": the index after it. */
const afterSides = (scene: Scene, at: number): number | undefined => {
  let to = at + 1;
  for (let side = 1; side < MAX_SIDES; side += 1) {
    const [times, next] = [scene.tokens[to], scene.tokens[to + 1]];
    if (!/^[x×*]$/iu.test(times?.text ?? "") || times?.glued !== true || next?.glued !== true || !isSide(scene, to + 1))
      break;
    to += 2;
  }
  return to === at + 1 || scene.tokens[to]?.glued === true ? undefined : to;
};

const sidesAt: SpanReader = (scene, at) => {
  if (!isSide(scene, at) || !MEASURED.test(scene.tokens[at - 1]?.bare ?? "")) return undefined;
  const to = afterSides(scene, at);
  return to === undefined ? undefined : { kind: "text", from: at, to };
};

/** "phi 10", "D10": the number is a measure of the good before it, not a price and not a count. */
const measureAt: SpanReader = (scene, at) => {
  const [word, number, next] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at + 2]];
  if (word?.kind !== "word" || !isSide(scene, at + 1) || !MEASURES.test(word.bare)) return undefined;
  const spelt = /^(?:phi|fi|mac)$/u.test(word.bare);
  if (!spelt && number?.glued !== true) return undefined;
  if (word.glued || next?.glued === true || scene.tokens[at - 1]?.kind !== "word") return undefined;
  return { kind: "text", from: at, to: at + 2 };
};

/** "iphone 7 850k": no seven of them. */
const modelAt: SpanReader = (scene, at) => {
  const [word, number, next] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at + 2]];
  if (word?.kind !== "word" || !isSide(scene, at + 1) || number === undefined || !MODELS.test(word.bare))
    return undefined;
  const grade = /^(?:pro|plus|max|mini|ultra|prm|promax)$/u.test(next?.bare ?? "") ? 1 : 0;
  return next?.glued === true ? undefined : { kind: "text", from: at, to: at + 2 + grade };
};

/** "đinh 5 phân 2kg". */
const lengthAt: SpanReader = (scene, at) => {
  if (!isSide(scene, at) || !BY_LENGTH.test(scene.tokens[at - 1]?.bare ?? "")) return undefined;
  return LENGTH_WORDS.test(scene.tokens[at + 1]?.text ?? "") ? { kind: "text", from: at, to: at + 2 } : undefined;
};

/** Measures that belong to the name of a good: "đá 1x2", "thép phi 10", "lưới B40". */
export const parseSizes = (scene: Scene): Span[] => atEachToken(scene, sidesAt, measureAt, modelAt, lengthAt);
