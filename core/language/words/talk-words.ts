import { ASKING_WORDS } from "./asking-words.ts";
import { UNREAL_WORDS } from "./unreal-words.ts";
import { OTHERS_WORDS } from "./others-words.ts";
import { PRICE_TALK_WORDS } from "./price-talk-words.ts";
import { PAYMENT_WORDS } from "./payment-words.ts";
import { JOINT_WORDS } from "./joint-words.ts";
import { FILLER_WORDS } from "./filler-words.ts";
/** Words that are no business themselves but tell how a message is meant. */
export const TALK_WORDS = {
  ...ASKING_WORDS,
  ...UNREAL_WORDS,
  ...OTHERS_WORDS,
  ...PRICE_TALK_WORDS,
  ...PAYMENT_WORDS,
  ...JOINT_WORDS,
  ...FILLER_WORDS,
};
