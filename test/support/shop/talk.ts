import { expect } from "vitest";

import type { Conversation } from "./conversation.ts";

/** One turn as an owner could read it aloud: what is said, what is answered, and when, if not at the usual time. */
export type Line = readonly [said: string, answered: string | RegExp, at?: Date];

/** A time of the test's usual day, Sunday, 22 November 2026 in Vietnam, or of another. */
export const at = (time: string, day = "2026-11-22"): Date => new Date(`${day}T${time}:00+07:00`);

/** Says each line in turn and holds the answer against the words beside it. */
export async function talk(chat: Conversation, who: string, lines: readonly Line[]): Promise<void> {
  for (const [said, answered, when = at("10:00")] of lines) {
    const { text } = await chat.say(who, said, when);
    if (typeof answered === "string") expect(text, said).toBe(answered);
    else expect(text, said).toMatch(answered);
  }
}
