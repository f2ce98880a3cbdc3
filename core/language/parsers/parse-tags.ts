import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Tag } from "../vocabulary.ts";
import { meaningsAt } from "../vocabulary.ts";
import { meantAs } from "./bare-homonyms.ts";

/** What the phrases that begin at a token tell: one span for each length, for shorter ones come first. */
const addTagsAt = (scene: Scene, at: number, spans: Span[]): void => {
  let end = at;
  let tags = new Set<Tag>();
  for (const hit of meaningsAt(scene.tokens, at)) {
    if (!meantAs(scene, at, hit.to, hit.value)) continue;
    if (hit.to !== end) {
      end = hit.to;
      tags = new Set<Tag>();
      spans.push({ kind: "tags", from: at, to: end, tags });
    }
    tags.add(hit.value);
  }
};

/** Words and phrases of the vocabulary, at every token and in every length. */
export const parseTags = (scene: Scene): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < scene.tokens.length; at += 1) addTagsAt(scene, at, spans);
  return spans;
};
