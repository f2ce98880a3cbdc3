import { isValid, parseISO } from "date-fns";

import { DAY_NAMES, isSpecialDay } from "../../core/insights/calendar/special-day.ts";
import type { Language } from "../../core/ports/accounts.ts";
import { argumentsError } from "../operator/arguments-error.ts";
import { parseArguments } from "../operator/parse-arguments.ts";
import type { CalendarEdit } from "./edit-calendar.ts";

export type AdminOptions = { readonly dataDir?: string } & (
  | { readonly command: "shops" | "nights" }
  | { readonly command: "block" | "unblock"; readonly chatId: string }
  | { readonly command: "calendar"; readonly edit?: CalendarEdit }
  | {
      readonly command: "announce";
      readonly text: string;
      readonly language?: Language;
      /** Absent: made from the text, so that the same text is said once. */
      readonly id?: string;
      readonly isSure: boolean;
    }
);

const USAGE =
  'admin takes: shops, nights, block CHAT, unblock CHAT, calendar [DAY NAME], announce "TEXT" [--language vi|en] ' +
  "[--id ID] [--yes]; each with --data-dir DIR.";
const OPTIONS = {
  language: { type: "string" },
  id: { type: "string" },
  yes: { type: "boolean", default: false },
  "data-dir": { type: "string" },
} as const;
/** What every platform takes in one message. */
const LONGEST_TEXT = 2_000;
const CHAT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** @throws SettingError about "arguments" */
export function readAdminOptions(args: readonly string[]): AdminOptions {
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE);
  const { "data-dir": dataDir, ...announcing } = values;
  const [command, argument, ...rest] = positionals;
  const where = dataDir === undefined ? {} : { dataDir };
  if (rest.length > 0 && command !== "calendar")
    throw argumentsError(command === "announce" ? "The TEXT of announce needs quotes." : USAGE);
  if (command === "announce") return { command, ...announcement(argument, announcing), ...where };
  if (Object.values(announcing).some(Boolean)) throw argumentsError(USAGE);
  if (command === "calendar") return { command, ...calendarEdit(positionals.slice(1)), ...where };
  if ((command === "shops" || command === "nights") && argument === undefined) return { command, ...where };
  if (command === "block" || command === "unblock") return { command, chatId: chatIdOf(argument), ...where };
  throw argumentsError(USAGE);
}

function chatIdOf(argument: string | undefined): string {
  if (argument !== undefined && CHAT_ID.test(argument)) return argument.toLowerCase();
  throw argumentsError("CHAT is the id that shops shows, such as 0b1f6c1e-8f0e-4a51-9d7c-2f6f0f6f3a10.");
}

function calendarEdit([date, becomes, ...rest]: readonly string[]): { readonly edit?: CalendarEdit } {
  if (date === undefined) return {};
  if (!/^\d{4}-\d\d-\d\d$/u.test(date) || !isValid(parseISO(date)) || rest.length > 0) {
    throw argumentsError("calendar takes a DAY such as 2027-01-04, and what it is to be.");
  }
  if (becomes === "usual" || becomes === "computed" || (becomes !== undefined && isSpecialDay(becomes))) {
    return { edit: { date, becomes } };
  }
  throw argumentsError(`The NAME of a day is usual, computed, tet-14 to tet+14, or one of ${DAY_NAMES.join(", ")}.`);
}

function announcement(
  argument: string | undefined,
  given: { readonly language?: string | undefined; readonly id?: string | undefined; readonly yes: boolean },
) {
  const text = argument?.normalize("NFC").trim() ?? "";
  const { language, id } = given;
  if (text === "" || text.length > LONGEST_TEXT) {
    throw argumentsError(`The TEXT of announce has 1 to ${LONGEST_TEXT} characters.`);
  }
  if (language !== undefined && !isLanguage(language)) throw argumentsError("--language is vi or en.");
  if (id !== undefined && !/^[\w.-]{1,64}$/u.test(id)) {
    throw argumentsError("--id has 1 to 64 letters, digits, dots, underscores or hyphens.");
  }
  return { text, isSure: given.yes, ...(language !== undefined && { language }), ...(id !== undefined && { id }) };
}

const isLanguage = (text: string): text is Language => text === "vi" || text === "en";
