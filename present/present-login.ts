import type { LoginOutcome } from "../core/login/login-outcome.ts";
import { phoneAsWritten } from "../core/login/phone-number.ts";
import type { Part, Speech } from "./speech.ts";

type OutcomeOf<K extends LoginOutcome["kind"]> = Extract<LoginOutcome, { kind: K }>;

const text = (words: string): Part => ({ text: words });

/** Easier to read, and to type, in two halves. */
const inHalves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

const ASKED_BY = new Set(["web", "telegram", "zalo", "browser", "terminal"]);

/** What is said about the account. */
export const LOGIN_PRESENTERS: {
  [K in LoginOutcome["kind"]]: (speech: Speech, outcome: OutcomeOf<K>) => Part;
} = {
  login_code: ({ say }, { code, purpose, askedBy }) => {
    const by = say(`login.by.${ASKED_BY.has(askedBy) ? askedBy : "other"}`);
    return text(say(`login.code.${purpose}`, { code: inHalves(code), by }));
  },
  phone_wanted: ({ say }) => ({ text: say("login.wanted"), asksForPhone: { label: say("login.share") } }),
  phone_proven: ({ say }, { phoneE164 }) => text(say("login.proven", { phone: phoneAsWritten(phoneE164) })),
  phone_proven_by_sms: ({ say }, { phoneE164 }) => text(say("login.provenBySms", { phone: phoneAsWritten(phoneE164) })),
  phone_claimed: ({ say }, { phoneE164 }) => text(say("login.claimed", { phone: phoneAsWritten(phoneE164) })),
  phone_known: ({ say }, { phoneE164 }) => text(say("login.known", { phone: phoneAsWritten(phoneE164) })),
  phone_refused: ({ say }, { why }) => text(say(`login.refused.${why}`)),
  number_unclear: ({ say }, { written }) => text(say("login.unclear", { written })),
  codes_limited: ({ say }, { waitMs }) =>
    text(say("login.limited", { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) })),
  code_refused: ({ say }, { triesLeft }) =>
    text(triesLeft === 0 ? say("login.codeOver") : say("login.codeWrong", { count: triesLeft })),
  chat_linked: ({ say }, { phoneE164, shopCount }) =>
    text(
      say(shopCount > 1 ? "login.linkedSeveral" : "login.linked", {
        phone: phoneAsWritten(phoneE164),
        shops: shopCount,
      }),
    ),
  web_link: ({ say }, { url }) => text(say("login.webLink", { url })),
  web_not_reachable: ({ say }) => text(say("login.webNotReachable")),
  logged_out: ({ say }, { sessionCount }) =>
    text(sessionCount === 0 ? say("login.notLoggedIn") : say("login.loggedOut", { count: sessionCount })),
  book_moved: ({ say }, { entryCount }) => text(say("login.bookMoved", { count: entryCount })),
  books_kept: ({ say }) => text(say("login.booksKept")),
  book_too_long: ({ say }, { mostEntries }) => text(say("login.bookTooLong", { most: mostEntries })),
};
