import { parseAmounts } from "./parsers/parse-amounts.ts";
import { parseBullets } from "./parsers/parse-bullets.ts";
import { parseDates, parseTimes } from "./parsers/parse-dates.ts";
import { parseGoodsNames } from "./parsers/parse-goods-names.ts";
import { parseMenu } from "./parsers/parse-menu.ts";
import { parseNoise } from "./parsers/parse-noise.ts";
import { parsePeople } from "./parsers/parse-people.ts";
import { parseSizes } from "./parsers/parse-sizes.ts";
import { parseTags } from "./parsers/parse-tags.ts";
import { parseUnits } from "./parsers/parse-units.ts";
import type { Scene } from "./scene.ts";
import type { Span } from "./span.ts";

export type Parser = (scene: Scene) => Span[];

/** Everything that proposes what a run of words may be. The order does not matter: refiners weigh the proposals. */
export const PARSERS: Readonly<Record<string, Parser>> = {
  noise: parseNoise,
  bullets: parseBullets,
  sizes: parseSizes,
  menu: parseMenu,
  "goods names": parseGoodsNames,
  dates: (scene) => parseDates(scene),
  times: parseTimes,
  amounts: parseAmounts,
  units: parseUnits,
  people: parsePeople,
  tags: parseTags,
};
