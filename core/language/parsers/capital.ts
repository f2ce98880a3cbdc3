import type { Scene } from "../scene.ts";

export const capital = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return token?.kind === "word" && !scene.shouting && /^\p{Lu}/u.test(token.text);
};
