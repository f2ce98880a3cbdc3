import { type Act, type ActName, ENTRY_ACTS, type Reading, type ReadingContext } from "./act.ts";
import { plainText } from "./plain-text.ts";
import { placeIn } from "./place-in.ts";

/** Acts that happen at a place, and questions about one. */
const AT_A_PLACE: ReadonlySet<ActName> = new Set<ActName>([...ENTRY_ACTS, "stock", "day_close", "query"]);

const TELLS_A_PLACE = /(?:^|\n)\s*(?:(?:ở|tại|bên|o|tai|ben)\s+)?(?:chi\s+nh[áa]nh|c[ơo]\s+s[ởo])\s/iu;

/** Whether it is worth looking for a place: a wish about the places themselves names one as its object. */
export const mayNamePlace = ({ acts }: Reading, text: string, { places = [] }: ReadingContext): boolean =>
  (places.length > 0 || TELLS_A_PLACE.test(text)) && acts.every(({ act }) => AT_A_PLACE.has(act));

interface Part {
  readonly place: string | undefined;
  readonly lines: string[];
}

/**
 * The acts of a text that names places, each with the one it happens at: "Q3: bán 5tr". A line without a place belongs
 * to the place of the line above. Undefined where no place is named, or nothing was told of it.
 */
export const readByPlace = (
  text: string,
  places: readonly string[],
  read: (text: string) => Reading,
): readonly Act[] | undefined => {
  const parts = partsOf(plainText(text), places);
  if (parts.every(({ place }) => place === undefined)) return undefined;
  const acts = parts.flatMap(({ place, lines }) => {
    const said = lines.join("\n").trim();
    return said === "" ? [] : read(said).acts.map((act) => atPlace(act, place));
  });
  return acts.length > 0 && acts.every(({ act }) => AT_A_PLACE.has(act)) ? acts : undefined;
};

const partsOf = (text: string, places: readonly string[]): readonly Part[] => {
  const parts: Part[] = [{ place: undefined, lines: [] }];
  for (const line of text.split("\n")) {
    const said = placeIn(line, places);
    if (said === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ place: said.place, lines: [said.rest] });
  }
  return parts;
};

const atPlace = (act: Act, place: string | undefined): Act => {
  if (place === undefined) return act;
  const { ask, ...said } = act;
  return {
    ...said,
    location: place,
    ...(ask && {
      ask: ask.map(({ about, choices }) => ({
        about,
        choices: choices.map(({ label, act: choice }) => ({ label, act: atPlace(choice, place) })),
      })),
    }),
  };
};
