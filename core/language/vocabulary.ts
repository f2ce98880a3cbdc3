import { buildLexicon } from "./lexicon.ts";
import { ACT_WORDS, COMMAND_WORDS } from "./words/act-words.ts";
import { SMALL_TALK_WORDS, TALK_WORDS } from "./words/talk-words.ts";

const TABLES = { ...ACT_WORDS, ...COMMAND_WORDS, ...TALK_WORDS, ...SMALL_TALK_WORDS };

/** What a word or phrase tells; one word may tell several things, and what stands around it decides. */
export type Tag = keyof typeof TABLES;

const rows = (Object.entries(TABLES) as [Tag, readonly string[]][]).flatMap(([tag, phrases]) =>
  phrases.map((phrase): readonly [string, Tag] => [phrase, tag]),
);

export const VOCABULARY = buildLexicon<Tag>(rows);
