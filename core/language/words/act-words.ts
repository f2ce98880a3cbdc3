import { CORRECTION_WORDS } from "./correction-words.ts";
import { WISH_WORDS } from "./wish-words.ts";
import { MENU_WISH_WORDS } from "./menu-wish-words.ts";
import { SELLING_WORDS } from "./selling-words.ts";
import { SPENDING_WORDS } from "./spending-words.ts";
import { DEBT_WORDS } from "./debt-words.ts";
import { MONEY_MOVE_WORDS } from "./money-move-words.ts";
/** Words that say what happened. "!" marks a word that counts only with its diacritics. */
export const ACT_WORDS = {
  ...SELLING_WORDS,
  ...SPENDING_WORDS,
  ...DEBT_WORDS,
  ...MONEY_MOVE_WORDS,
};

/** Words about what a message asks of the book itself. */
export const COMMAND_WORDS = {
  ...CORRECTION_WORDS,
  ...WISH_WORDS,
  ...MENU_WISH_WORDS,
};
