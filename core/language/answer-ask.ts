import type { Act, Ask, AskChoice, ReadingContext } from "./act.ts";
import { filledAnswer } from "./answers/filled-answer.ts";
import { pickedChoice } from "./answers/picked-choice.ts";

/**
 * The typed answer to a question of ours. A number ("1", "số 2"), a label or a telling part of it ("mỗi ly", "tổng")
 * picks a choice; a value ("50 nghìn", "hôm qua", "chị Lan") fills the key in doubt. The act that comes back may carry
 * the next question. Undefined where the text is no answer: it is then a message of its own.
 */
export const answerAsk = (pending: Act, ask: Ask, answer: string, context: ReadingContext): Act | undefined => {
  const choice: AskChoice | undefined = pickedChoice(ask, answer);
  if (choice !== undefined) return choice.act;
  return filledAnswer(pending, ask, answer, context);
};
