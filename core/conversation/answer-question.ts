import { answerAsk } from "../language/answer-ask.ts";
import type { Act, AskAbout, ReadingContext } from "../language/act.ts";
import { taughtName } from "../language/answers/taught-name.ts";
import { proposeNextDue } from "../expenses/propose-next-due.ts";
import { moveBook } from "../login/move-book.ts";
import type { BookMove } from "../login/book-move.ts";
import { askQuestion } from "./ask-question.ts";
import { choiceTyped } from "./choice-typed.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { correctById } from "./correct-by-id.ts";
import { correctionTyped } from "./correction-typed.ts";
import type { OpenQuestion, QuestionAbout, QuestionChoice } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import { performActs } from "./perform-acts.ts";
import { changesNothing, howToCorrect } from "./perform-correction.ts";
import type { Turn } from "./turn.ts";
import { voidById } from "./void-by-id.ts";

/** What the answer makes of the question: an act to do, or nothing to do. */
export interface Answer {
  readonly act: Act | undefined;
  /** What the answer teaches beside: "bx = bạc xỉu". */
  readonly teaches?: Act;
  /** The entry that was chosen, where the question was which. */
  readonly entryId?: string;
  /** The book to be moved, where the question was which of two stays. */
  readonly moveBook?: BookMove;
}

/** Reads a typed answer; undefined where the text is no answer, so that it is read as a message of its own. */
export function readAnswer(question: OpenQuestion, text: string, context: ReadingContext): Answer | undefined {
  const index = choiceTyped(question, text);
  if (index !== undefined) return answerOf(question.choices[index]);
  if (question.about === "how_to_correct") {
    const correction = correctionTyped(text, context);
    return correction && { act: correction };
  }
  if (isOurs(question.about)) return undefined;
  const choices = question.choices.flatMap(({ label, act }) => (label && act ? [{ label, act }] : []));
  const act = answerAsk(question.act, { about: question.about, choices }, text, context);
  return act === undefined ? taughtName(question.act, text, context) : { act };
}

/** What choosing means. */
export const answerOf = (choice: QuestionChoice | undefined): Answer => ({
  act: choice?.act,
  ...(choice?.entryId !== undefined && { entryId: choice.entryId }),
  ...(choice?.moveBook !== undefined && { moveBook: choice.moveBook }),
});

/** Questions of our own, whose answers are known by number and by word; the reader of language knows the others. */
const isOurs = (about: QuestionAbout): about is Exclude<QuestionAbout, AskAbout> => OURS.has(about);

const OURS = new Set<QuestionAbout>([
  "add_or_total",
  "confirm_rest_of_day",
  "confirm_old_void",
  "confirm_edit",
  "overpayment",
  "owes_nothing",
  "who_pays",
  "paid_too_much",
  "refund_how",
  "which_entry",
  "how_to_correct",
  "due_expense",
  "empty_day",
  "menu_or_sale",
  "import_menu",
  "which_book",
  "confirm_repeat",
  "shop_kind",
  "staff_role",
  "confirm_join",
  "erase_me",
  "erase_me_surely",
  "erase_customer",
  "withdraw_what",
]);

/** Does what the answer says, then what waited behind the question. */
export const answerQuestion =
  (deps: ConversationDeps) =>
  async (turn: Turn, question: OpenQuestion, answer: Answer): Promise<Outcome[]> => {
    await deps.questions.close(turn.tx, turn.writer.shop.tenantId, question.id);
    const { said, rest, eventId: askedByEventId } = question;
    if (question.about === "which_book") return settleBooks(deps)(turn, question, answer);
    if (answer.act === undefined) {
      const left: Outcome = { kind: "question_left", askedByEventId };
      // A message that was sent twice by mistake was so as a whole.
      const waiting = question.about === "confirm_repeat" ? [] : rest;
      return [
        left,
        ...(await performActs(deps)(turn, waiting, { said })),
        ...(await proposeNextDue(deps)(turn, question)),
      ];
    }
    const answered: Outcome = { kind: "question_answered", askedByEventId };
    const entryId = answer.entryId ?? question.entryId;
    if (entryId !== undefined) return [answered, ...(await changeEntry(deps)(turn, question, entryId, answer.act))];
    const taught = answer.teaches === undefined ? [] : [answer.teaches];
    const done = await performActs(deps)(turn, [...taught, answer.act, ...rest], { settled: true, said });
    return [answered, ...done, ...(await proposeNextDue(deps)(turn, question))];
  };

const settleBooks =
  (deps: ConversationDeps) =>
  async (turn: Turn, { eventId: askedByEventId }: OpenQuestion, answer: Answer): Promise<Outcome[]> => {
    const answered: Outcome = { kind: "question_answered", askedByEventId };
    return [
      answered,
      answer.moveBook === undefined ? { kind: "books_kept" } : await moveBook(deps)(turn, answer.moveBook),
    ];
  };

/** Does to a certain entry what was answered, or asks what should become of it. */
const changeEntry =
  (deps: ConversationDeps) =>
  async (
    turn: Turn,
    { said, rest }: Pick<OpenQuestion, "said" | "rest">,
    entryId: string,
    act: Act,
  ): Promise<Outcome[]> => {
    const entry = changesNothing(act) ? await deps.book.find(turn.tx, turn.writer.shop.tenantId, entryId) : undefined;
    if (act.act === "correct" && entry !== undefined) {
      return askQuestion(deps)(turn, { ...howToCorrect(entry), said, rest });
    }
    const changed =
      act.act === "correct" ? await correctById(deps)(turn, entryId, act) : await voidById(deps)(turn, entryId);
    return [changed, ...(await performActs(deps)(turn, rest, { said }))];
  };
