import { afterGoodsName } from "../numbers/after-goods-name.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { SpanReader } from "./at-each-token.ts";
import { atEachToken } from "./at-each-token.ts";

const goodsNameAt: SpanReader = (scene, at) => {
  const to = afterGoodsName(scene.tokens, at);
  return to === undefined ? undefined : { kind: "text", from: at, to };
};

/** Names of common goods that open with a word of ours: "bạc xỉu" is no money, "năm roi" no year. */
export const parseGoodsNames = (scene: Scene): Span[] => atEachToken(scene, goodsNameAt);
