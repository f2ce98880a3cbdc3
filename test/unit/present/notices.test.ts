import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { NOTICES } from "../../../core/privacy/consent.ts";
import { translator } from "../../../present/translator.ts";

/** What each version said. Words that change get a new version, and a line in docs/privacy.md; an old line stays true for ever. */
const SAID: Readonly<Record<string, string>> = {
  "messages-1": "18312bc4ef7f6f92",
  "phone-1": "69c4d4395e7222fb",
};

const hashOf = (key: string): string =>
  createHash("sha256")
    .update([translator("vi")(key), translator("en")(key)].join("\n"))
    .digest("hex")
    .slice(0, 16);

describe("the words by which consent is asked", () => {
  it.each([
    ["messages", "privacy.ask"],
    ["phone", "login.wanted"],
  ] as const)("for %s are those of the version that is written down with it", (purpose, key) => {
    expect(SAID[NOTICES[purpose]]).toBe(hashOf(key));
  });
});
