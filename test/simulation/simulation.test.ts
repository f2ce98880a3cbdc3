import { describe, expect, it } from "vitest";

import { judgeShop } from "./judge-shop.ts";
import { SIMULATED_KINDS, type SimulatedKind } from "./plant-effect.ts";

// A small part of what `npm run -s simulate` runs, with fixed seeds: chance has no say here. The shares that are aimed
// at are measured by the command over many shops and stand in docs/simulation.md.
const SHOPS = 5;
const seeds = Array.from({ length: SHOPS }, (_, i) => 301 + i);

const planted = SIMULATED_KINDS.filter((kind): kind is Exclude<SimulatedKind, "nothing"> => kind !== "nothing");

describe("advice on simulated shops", () => {
  it("says nothing to shops with nothing to find", () => {
    expect(seeds.flatMap((seed) => judgeShop("nothing", seed).others)).toEqual([]);
  });

  it.each(planted)("finds a planted effect: %s", (kind) => {
    const found = seeds.map((seed) => judgeShop(kind, seed)).filter((each) => each.found);
    expect(found.length).toBeGreaterThanOrEqual(SHOPS - 1);
  });
});
