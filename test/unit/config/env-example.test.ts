import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../config.ts";

const variablesThatAreRead = (): string[] => {
  const read = new Set<string>();
  readConfig(
    new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          read.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return [...read].sort();
};

describe(".env.example", () => {
  const listed = parseEnv(readFileSync(".env.example", "utf8"));

  it("lists exactly the variables that config.ts reads", () => {
    expect(Object.keys(listed).sort()).toEqual(variablesThatAreRead());
  });

  it("shows the defaults: using it as it is changes nothing", () => {
    expect(readConfig(listed)).toEqual(readConfig({}));
  });
});
