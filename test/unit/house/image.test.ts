import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const { include } = JSON.parse(readFileSync("tsconfig.build.json", "utf8")) as { include: string[] };

describe("the image", () => {
  it("is sent every room and file that is compiled into it", () => {
    const sent = readFileSync(".dockerignore", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1).replace(/\/$/, ""));
    expect(sent).toEqual(expect.arrayContaining(include));
  });

  it("gets the data files of every room that is compiled into it", () => {
    const copied = /const ROOMS = (?<list>\[[^\]]+\]);/.exec(readFileSync(".ci/copy-data-files.mjs", "utf8"));
    const rooms = JSON.parse(copied?.groups?.["list"] ?? "[]") as string[];
    expect(rooms.sort()).toEqual(include.filter((path) => !path.endsWith(".ts")).sort());
  });
});
