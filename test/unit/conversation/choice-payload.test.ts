import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { answerPayload, parseChoicePayload, voidPayload } from "../../../core/conversation/choice-payload.ts";

/** Telegram's limit for `callback_data`, the smallest of all channels. */
const MAX_BYTES = 64;

describe("what a button says", () => {
  it("comes back as it was offered, and fits every channel", () => {
    const id = randomUUID();
    expect(parseChoicePayload(answerPayload(id, 12))).toEqual({ kind: "answer", questionId: id, index: 12 });
    expect(parseChoicePayload(voidPayload(id))).toEqual({ kind: "void", entryId: id });
    expect(Buffer.byteLength(answerPayload(id, 99))).toBeLessThanOrEqual(MAX_BYTES);
  });

  it("is nothing when we never offered it", () => {
    const id = randomUUID();
    for (const forged of [
      "",
      "void:",
      `void:${id} `,
      `VOID:${id}`,
      `answer:${id}`,
      `answer:${id}:-1`,
      `answer:${id}:100`,
    ]) {
      expect(parseChoicePayload(forged), forged).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => parseChoicePayload(text) === undefined));
  });
});
