import type { TipAnswer } from "../ports/tips.ts";

/**
 * What a tapped button says. The string comes back from outside, so whatever it names is looked up again under
 * the writer's own shop and chat.
 */
export type ChoicePayload =
  | { readonly kind: "answer"; readonly questionId: string; readonly index: number }
  | { readonly kind: "void"; readonly entryId: string }
  /** The days up to a date, drawn. */
  | { readonly kind: "picture"; readonly date: string }
  | { readonly kind: "tip"; readonly tipId: string; readonly answer: TipAnswer }
  | { readonly kind: "consent"; readonly state: "given" | "refused" };

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ANSWER = new RegExp(`^answer:(${UUID}):(\\d{1,2})$`, "u");
const TIP = new RegExp(`^tip:(${UUID}):(taken|later|rejected)$`, "u");
const PICTURE = /^picture:(\d{4}-\d{2}-\d{2})$/u;
const CONSENT = /^consent:(given|refused)$/u;
const VOID = new RegExp(`^void:(${UUID})$`, "u");

export const answerPayload = (questionId: string, index: number): string => `answer:${questionId}:${index}`;
export const voidPayload = (entryId: string): string => `void:${entryId}`;
export const tipPayload = (tipId: string, answer: TipAnswer): string => `tip:${tipId}:${answer}`;
export const picturePayload = (date: string): string => `picture:${date}`;
export const consentPayload = (state: "given" | "refused"): string => `consent:${state}`;
/** Starts with what a door puts into the writer's input line instead of sending it. */
export const prefillPayload = (text: string): string => `prefill:${text}`;

/** @returns undefined for anything we never offered. */
export function parseChoicePayload(payload: string): ChoicePayload | undefined {
  const [, questionId, index] = ANSWER.exec(payload) ?? [];
  if (questionId !== undefined) return { kind: "answer", questionId, index: Number(index) };
  const [, tipId, said] = TIP.exec(payload) ?? [];
  if (tipId !== undefined) return { kind: "tip", tipId, answer: said as TipAnswer };
  const [, date] = PICTURE.exec(payload) ?? [];
  if (date !== undefined) return { kind: "picture", date };
  const [, state] = CONSENT.exec(payload) ?? [];
  if (state !== undefined) return { kind: "consent", state: state === "given" ? "given" : "refused" };
  const [, entryId] = VOID.exec(payload) ?? [];
  return entryId === undefined ? undefined : { kind: "void", entryId };
}
