import { describe, expect, it } from "vitest";
import { splitText } from "../../../bot/telegram/split-text.ts";

describe("splitText", () => {
  it("leaves a text that fits as it is", () => {
    expect(splitText("một\nhai", 7)).toEqual(["một\nhai"]);
  });

  it("cuts at the last line end that fits, and loses nothing but that", () => {
    expect(splitText("aa\nbb\ncc\ndd", 5)).toEqual(["aa\nbb", "cc\ndd"]);
  });

  it("cuts a long line at a space, and a long word where it must", () => {
    expect(splitText("aaaa bbbb cccc", 10)).toEqual(["aaaa bbbb", "cccc"]);
    expect(splitText("aaaaaaaaaaaa", 5)).toEqual(["aaaaa", "aaaaa", "aa"]);
  });

  it("never cuts a character in two", () => {
    expect(splitText("aaaa😀bbbb", 5)).toEqual(["aaaa", "😀bbb", "b"]);
  });

  it("leaves out what has nothing to see", () => {
    expect(splitText("aaaaa\n\n\n\n\n\n\nb", 5)).toEqual(["aaaaa", "b"]);
    expect(splitText(" \n ", 5)).toEqual([]);
  });
});
