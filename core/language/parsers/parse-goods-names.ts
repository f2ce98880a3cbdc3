import { afterGoodsName } from "../numbers/after-goods-name.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";

/** Names of common goods that open with a word of ours: "bạc xỉu" is no money, "năm roi" no year. */
export const parseGoodsNames = (scene: Scene): Span[] =>
  scene.tokens.flatMap((_, at): Span[] => {
    const to = afterGoodsName(scene.tokens, at);
    return to === undefined ? [] : [{ kind: "text", from: at, to }];
  });
