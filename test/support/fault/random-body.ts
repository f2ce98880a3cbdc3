import type { Random } from "./random.ts";

/** Values that break what was not written for them: each is JSON, or text that a JSON parser takes. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  9_007_199_254_740_993,
  -62_135_596_801,
  "",
  "\0",
  "bán \0 100k",
  "\ud83d",
  "\udc00x",
  "́́́",
  "🍜".repeat(2_000),
  "a".repeat(100_000),
  "'; DROP TABLE entry; --",
  "__proto__",
  "99999999999999999999",
  [],
  {},
  [[[[[[]]]]]],
  { $gt: "" },
  { constructor: { prototype: 1 } },
];

/** One of a body: an odd value alone, broken JSON, or a good update with some of its parts replaced, lost or doubled. */
export function randomBody(random: Random, update: object): string {
  if (random.chance(0.1)) return JSON.stringify(random.pick(ODD));
  const text = JSON.stringify(hurt(random, structuredClone(update)));
  if (!random.chance(0.1)) return text;
  const at = random.below(text.length);
  return random.pick([text.slice(0, at), `${text.slice(0, at)}}${text.slice(at)}`, `${text}${text}`]);
}

function hurt(random: Random, update: object): object {
  for (let times = 1 + random.below(3); times > 0; times--) {
    const holders = objectsIn(update);
    if (holders.length === 0) return update;
    const holder = random.pick(holders);
    const key = random.pick(Object.keys(holder));
    if (random.chance(0.2)) Reflect.deleteProperty(holder, key);
    else if (random.chance(0.1)) holder[random.pick(["__proto__", "edited_message", "text", "from"])] = holder[key];
    else holder[key] = structuredClone(random.pick(ODD));
  }
  return update;
}

/** Every object below and with the given one that has a key to be hurt. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectsIn);
  return Object.keys(value).length > 0 ? [value as Record<string, unknown>, ...below] : below;
}
