import { answerAsk } from "../language/answer-ask.ts";
import type { Act, AskAbout, ReadingContext } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { correctById } from "./correct-by-id.ts";
import { choiceTyped } from "./choice-typed.ts";
import type { OpenQuestion, QuestionAbout } from "./open-question.ts";
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
  if (isOurs(question.about)) return undefined;
  const choices = question.choices.flatMap(({ label, act }) => (label && act ? [{ label, act }] : []));
  const act = answerAsk(question.act, { about: question.about, choices }, text, context);
  return act && { act };
}

/** Questions of our own, whose answers are known by number and by word; the reader of language knows the others. */
const isOurs = (about: QuestionAbout): about is Exclude<QuestionAbout, AskAbout> => OURS.has(about);

const OURS = new Set<QuestionAbout>(["add_or_total", "confirm_rest_of_day", "confirm_old_void", "confirm_edit"]);

/** Does what the answer says, then what waited behind the question. */
export const answerQuestion =
  (deps: ConversationDeps) =>
  async (turn: Turn, question: OpenQuestion, answer: Answer): Promise<Outcome[]> => {
    await deps.questions.close(turn.tx, turn.writer.shop.tenantId, question.id);
    const { said, rest, entryId, eventId: askedByEventId } = question;
    if (answer.act === undefined) {
      return [{ kind: "question_left", askedByEventId }, ...(await performActs(deps)(turn, rest, { said }))];
    }
    const answered: Outcome = { kind: "question_answered", askedByEventId };
    if (entryId !== undefined) {
      const done =
        answer.act.act === "correct"
          ? await correctById(deps)(turn, entryId, answer.act)
          : await voidById(deps)(turn, entryId);
      return [answered, done, ...(await performActs(deps)(turn, rest, { said }))];
    }
    return [answered, ...(await performActs(deps)(turn, [answer.act, ...rest], { settled: true, said }))];
  };
