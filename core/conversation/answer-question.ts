import { answerAsk } from "../language/answer-ask.ts";
import type { Act, ReadingContext } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { choiceTyped } from "./choice-typed.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import { performActs } from "./perform-acts.ts";
import type { Turn } from "./turn.ts";
import { voidById } from "./void-by-id.ts";

/** What the answer makes of the question: an act to do, or nothing to do. */
export type Answer = { readonly act: Act | undefined };

/** Reads a typed answer; undefined where the text is no answer, so that it is read as a message of its own. */
export function readAnswer(question: OpenQuestion, text: string, context: ReadingContext): Answer | undefined {
  const index = choiceTyped(question, text);
  if (index !== undefined) return { act: question.choices[index]?.act };
  if (question.about === "add_or_total" || question.about === "confirm_rest_of_day") return undefined;
  if (question.about === "confirm_old_void") return undefined;
  const choices = question.choices.flatMap(({ label, act }) => (label && act ? [{ label, act }] : []));
  const act = answerAsk(question.act, { about: question.about, choices }, text, context);
  return act && { act };
}

/** Does what the answer says, then what waited behind the question. */
export const answerQuestion =
  (deps: ConversationDeps) =>
  async (turn: Turn, question: OpenQuestion, answer: Answer): Promise<Outcome[]> => {
    await deps.questions.close(turn.tx, turn.writer.shop.tenantId, question.id);
    const { said, rest, entryId } = question;
    if (answer.act === undefined) {
      return [{ kind: "question_left" }, ...(await performActs(deps)(turn, rest, { said }))];
    }
    const answered: Outcome = { kind: "question_answered" };
    if (entryId !== undefined) {
      return [answered, await voidById(deps)(turn, entryId), ...(await performActs(deps)(turn, rest, { said }))];
    }
    return [answered, ...(await performActs(deps)(turn, [answer.act, ...rest], { settled: true, said }))];
  };
