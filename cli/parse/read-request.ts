import type { MenuWord } from "../../core/language/act.ts";
import { sameList } from "./same-list.ts";

/** One line of input: a plain text, or a text with what the reader may know beside it. */
export interface ParseRequest {
  readonly text: string;
  readonly now?: string;
  readonly timeZone?: string;
  readonly menu: readonly MenuWord[];
  readonly customers: readonly string[];
  readonly dayCutoffMinutes?: number;
  readonly usualEntryVnd?: number;
}

const plain = (text: string): ParseRequest => ({ text, menu: [], customers: [] });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const menuWord = (value: unknown): MenuWord[] => {
  if (!isObject(value) || typeof value["name"] !== "string" || value["name"].trim() === "") return [];
  const price = value["priceVnd"];
  const unit = value["unit"];
  const priced = typeof price === "number" && Number.isSafeInteger(price) && price > 0;
  return [
    { name: value["name"], ...(priced ? { priceVnd: price } : {}), ...(typeof unit === "string" ? { unit } : {}) },
  ];
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const menuOf = sameList((value) => list(value).flatMap(menuWord));

const customersOf = sameList((value) =>
  list(value).filter((name): name is string => typeof name === "string" && name.trim() !== ""),
);

const optional = (value: Record<string, unknown>): Partial<ParseRequest> => ({
  ...(typeof value["now"] === "string" && !Number.isNaN(Date.parse(value["now"])) ? { now: value["now"] } : {}),
  ...(typeof value["timeZone"] === "string" ? { timeZone: value["timeZone"] } : {}),
  ...(typeof value["dayCutoffMinutes"] === "number" ? { dayCutoffMinutes: value["dayCutoffMinutes"] } : {}),
  ...(typeof value["usualEntryVnd"] === "number" ? { usualEntryVnd: value["usualEntryVnd"] } : {}),
});

const fromObject = (value: Record<string, unknown>, text: string): ParseRequest => ({
  text,
  menu: menuOf(value["menu"]),
  customers: customersOf(value["customers"]),
  ...optional(value),
});

/** A line that is no JSON object with a "text" is itself the text. */
export const readRequest = (line: string): ParseRequest => {
  if (!line.trimStart().startsWith("{")) return plain(line);
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value["text"] === "string" ? fromObject(value, value["text"]) : plain(line);
  } catch {
    return plain(line);
  }
};
