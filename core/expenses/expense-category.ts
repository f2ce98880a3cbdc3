import type { Act } from "../language/act.ts";

/** What is no cost of the shop: the owner's own household. As the reader of language names it. */
export const DRAWING_CATEGORY = "tiêu riêng";
const OTHER_CATEGORY = "khác";

/** Under which an expense is kept, in the words of the book. */
export function expenseCategory({ category }: Pick<Act, "category">): {
  readonly category: string;
  readonly isDrawing: boolean;
} {
  const named = category?.normalize("NFC").trim().toLowerCase() ?? "";
  return { category: named === "" ? OTHER_CATEGORY : named, isDrawing: named === DRAWING_CATEGORY };
}
