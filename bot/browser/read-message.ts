import { z } from "zod";
import { MAX_TEXT_LENGTH, type InboundContent } from "../../core/ports/inbound-event.ts";
import { REFUSALS, type Refusal } from "./refusal.ts";

/** A message as the page posts it. */
export interface PostedMessage {
  /** Made by the page, the same on every resend: the event's id. */
  readonly eventId: string;
  /** How long before this request the person wrote it, by the page's own clock. */
  readonly ageMs: number;
  readonly content: InboundContent;
}

/**
 * A message typed while offline keeps its time for two days; an older one is handed back, since "hôm nay" in it
 * would be a day that nobody remembers. An age rather than a time, so that a wrong clock on the phone does no harm.
 */
export const MAX_AGE_MS = 48 * 60 * 60 * 1000;

// PostgreSQL keeps neither NUL in text nor half a surrogate pair in JSON: the rest of the message must not be lost for it.
const storable = (text: string): string => text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");

const common = { id: z.uuid(), ageMs: z.number().int().nonnegative().default(0) };
// Longer than any text that is accepted: only the difference between "too long" and "nonsense" matters here.
const text = z
  .string()
  .max(64 * 1024)
  .transform(storable);
const choice = z.object({
  payload: z.string().min(1).max(64).transform(storable),
  label: z.string().min(1).max(200).transform(storable),
});
const body = z.union([z.object({ ...common, text }), z.object({ ...common, choice })]);

const refuseText = (written: string): Refusal | undefined => {
  if (written.trim() === "") return REFUSALS.emptyText;
  return written.length > MAX_TEXT_LENGTH ? REFUSALS.longText : undefined;
};

/** Reads the body of `POST /chat/messages`: the message, or why it is not taken. */
export const readMessage = (raw: unknown): PostedMessage | Refusal => {
  const parsed = body.safeParse(raw);
  if (!parsed.success) return REFUSALS.malformed;
  const { id: eventId, ageMs } = parsed.data;
  if (ageMs > MAX_AGE_MS) return REFUSALS.tooOld;
  if ("choice" in parsed.data) return { eventId, ageMs, content: { kind: "choice", ...parsed.data.choice } };
  const refusal = refuseText(parsed.data.text);
  return refusal ?? { eventId, ageMs, content: { kind: "text", text: parsed.data.text } };
};
