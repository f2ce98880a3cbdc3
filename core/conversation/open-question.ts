import type { Entry } from "../ports/entry.ts";
import type { BookMove } from "../login/book-move.ts";
import type { Act, AskAbout } from "../language/act.ts";

/**
 * What is in doubt: a key of the act as the reader names it, whether an amount adds to a day or is its total,
 * or whether something should be done at all.
 */
export type QuestionAbout =
  | AskAbout
  | "add_or_total"
  | "confirm_rest_of_day"
  | "confirm_old_void"
  | "confirm_edit"
  | "confirm_repeat"
  | "overpayment"
  | "owes_nothing"
  | "who_pays"
  | "paid_too_much"
  | "refund_how"
  | "which_entry"
  | "how_to_correct"
  | "due_expense"
  | "empty_day"
  | "menu_or_sale"
  | "import_menu"
  | "which_book"
  | "shop_kind"
  | "staff_role"
  | "confirm_join"
  | "erase_me"
  | "erase_me_surely"
  | "erase_customer"
  | "withdraw_what";

/** One answer. An absent act means: leave it. */
export interface QuestionChoice {
  /** In the words of the reader of language; absent where the presenter knows the words for this question. */
  readonly label?: string;
  readonly act?: Act;
  /** The entry that the choice means, where the question is which. */
  readonly entryId?: string;
  /** The book that is to be moved, where the question is which of two stays. */
  readonly moveBook?: BookMove;
}

/** A question that waits, with all that is needed to go on when the answer comes. Stored as JSON. */
export interface OpenQuestion {
  readonly id: string;
  readonly about: QuestionAbout;
  /** Position of the message that it asks about; what was entered after it came later than the question. */
  readonly eventId: number;
  /** The message that it asks about, as it was written. */
  readonly said: string;
  /** The act in doubt, as it was read. */
  readonly act: Act;
  readonly choices: readonly QuestionChoice[];
  /** Acts of the same message that wait behind the question. */
  readonly rest: readonly Act[];
  /** Amounts that the words of the question need. */
  readonly figures?: Readonly<Record<string, number>>;
  /** The entry that the act is about: if another one has come since, the answer no longer fits. */
  readonly entryId?: string;
  /** The entries that the question names. */
  readonly entries?: readonly Entry[];
  /** The shop that the question names, where it has a name. */
  readonly shopName?: string;
  /** The business date that the question names. */
  readonly date?: string;
}
