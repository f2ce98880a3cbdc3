/**
 * What a tapped button says. The string comes back from outside, so whatever it names is looked up again under
 * the writer's own shop and chat.
 */
export type ChoicePayload =
  | { readonly kind: "answer"; readonly questionId: string; readonly index: number }
  | { readonly kind: "void"; readonly entryId: string }
  | { readonly kind: "tip"; readonly tipId: string; readonly answer: "later" | "rejected" };

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ANSWER = new RegExp(`^answer:(${UUID}):(\\d{1,2})$`, "u");
const TIP = new RegExp(`^tip:(${UUID}):(later|rejected)$`, "u");
const VOID = new RegExp(`^void:(${UUID})$`, "u");

export const answerPayload = (questionId: string, index: number): string => `answer:${questionId}:${index}`;
export const voidPayload = (entryId: string): string => `void:${entryId}`;
export const tipPayload = (tipId: string, answer: "later" | "rejected"): string => `tip:${tipId}:${answer}`;
/** Starts with what a door puts into the writer's input line instead of sending it. */
export const prefillPayload = (text: string): string => `prefill:${text}`;

/** @returns undefined for anything we never offered. */
export function parseChoicePayload(payload: string): ChoicePayload | undefined {
  const [, questionId, index] = ANSWER.exec(payload) ?? [];
  if (questionId !== undefined) return { kind: "answer", questionId, index: Number(index) };
  const [, tipId, said] = TIP.exec(payload) ?? [];
  if (tipId !== undefined) return { kind: "tip", tipId, answer: said === "later" ? "later" : "rejected" };
  const [, entryId] = VOID.exec(payload) ?? [];
  return entryId === undefined ? undefined : { kind: "void", entryId };
}
