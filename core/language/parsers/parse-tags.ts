import { phrasesAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Tag } from "../vocabulary.ts";
import { VOCABULARY } from "../vocabulary.ts";
import { meantAs } from "./bare-homonyms.ts";

const tagsByEnd = (scene: Scene, at: number): Map<number, Set<Tag>> => {
  const found = new Map<number, Set<Tag>>();
  for (const hit of phrasesAt(VOCABULARY, scene.tokens, at)) {
    if (!meantAs(scene, at, hit.to, hit.value)) continue;
    const tags = found.get(hit.to) ?? new Set<Tag>();
    tags.add(hit.value);
    found.set(hit.to, tags);
  }
  return found;
};

/** Words and phrases of the vocabulary, at every token and in every length. */
export const parseTags = (scene: Scene): Span[] =>
  scene.tokens.flatMap((_, at) =>
    [...tagsByEnd(scene, at)].map(([to, tags]): Span => ({ kind: "tags", from: at, to, tags })),
  );
