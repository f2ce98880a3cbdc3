import { consentPayload } from "../core/conversation/choice-payload.ts";
import type { OpenQuestion } from "../core/conversation/open-question.ts";
import type { PrivacyOutcome } from "../core/privacy/privacy-outcome.ts";
import { capitalised } from "./capitalised.ts";
import { bookFile, dataFile } from "./files/data-file.ts";
import type { Part, Speech } from "./speech.ts";

type OutcomeOf<K extends PrivacyOutcome["kind"]> = Extract<PrivacyOutcome, { kind: K }>;

const text = (words: string): Part => ({ text: words });

/** The day on which something happens, where the person is. */
const dayOf = ({ date, voice }: Speech, at: Date): string =>
  date(new Intl.DateTimeFormat("en-CA", { timeZone: voice.timeZone ?? "Asia/Ho_Chi_Minh" }).format(at));

/** What is said about personal data. */
export const PRIVACY_PRESENTERS: {
  [K in PrivacyOutcome["kind"]]: (speech: Speech, outcome: OutcomeOf<K>) => Part;
} = {
  consent_asked: ({ say }) => ({
    text: say("privacy.ask"),
    alsoOffers: [
      { label: say("privacy.agree"), payload: consentPayload("given"), typed: say("privacy.agreeTyped") },
      { label: say("privacy.refuse"), payload: consentPayload("refused"), typed: say("privacy.refuseTyped") },
    ],
  }),
  consent_noted: ({ say }, { state }) => text(say(`privacy.${state}`)),
  consent_withdrawn: ({ say }, { purposes }) =>
    text(purposes.map((purpose) => say(`privacy.withdrawn.${purpose}`)).join("\n")),
  consent_not_given: ({ say }) => text(say("privacy.notGiven")),
  privacy_told: (speech, { consents, erasedOn }) => {
    const lines = [speech.say("privacy.notice")];
    if (consents.messages !== undefined) lines.push(speech.say(`privacy.state.${consents.messages}`));
    if (erasedOn !== undefined) lines.push(speech.say("privacy.stateErased", { date: dayOf(speech, erasedOn) }));
    return text(lines.join("\n\n"));
  },
  data_exported: (speech, outcome) => ({ text: speech.say("privacy.exported"), file: dataFile(speech, outcome) }),
  book_exported: (speech, outcome) => ({
    text: speech.say("privacy.bookExported", { count: outcome.shop.entries.length }),
    file: bookFile(speech, outcome),
  }),
  export_limited: ({ say }, { mostPerDay }) => text(say("privacy.exportLimited", { most: mostPerDay })),
  erasure_planned: (speech, { dueAt, isNew }) =>
    text(speech.say(isNew ? "privacy.erase.planned" : "privacy.erase.waiting", { date: dayOf(speech, dueAt) })),
  erasure_taken_back: ({ say }) => text(say("privacy.erase.takenBack")),
  no_erasure: ({ say }) => text(say("privacy.erase.none")),
  erasure_reminded: (speech, { dueAt }) => text(speech.say("privacy.erase.reminder", { date: dayOf(speech, dueAt) })),
  customer_erased: ({ say }) => text(say("privacy.customer.erased")),
  customer_not_found: ({ say }, { name }) => text(say("privacy.customer.unknown", { name })),
};

interface Wording {
  readonly text: string;
  readonly labels: readonly string[];
}

/** The questions about personal data. */
export const PRIVACY_QUESTIONS: Partial<
  Record<OpenQuestion["about"], (speech: Speech, question: OpenQuestion) => Wording>
> = {
  erase_me: ({ say }, { figures }) => {
    const { shopCount = 0, othersCount = 0 } = figures ?? {};
    const lines = [say("privacy.erase.ask")];
    if (shopCount > 0) lines.push(say("privacy.erase.askAlone"));
    if (othersCount > 0) lines.push(say("privacy.erase.askOthers", { count: othersCount }));
    return { text: lines.join("\n"), labels: [say("privacy.erase.yes"), say("privacy.erase.keep")] };
  },
  erase_me_surely: ({ say }) => ({
    text: say("privacy.erase.again"),
    labels: [say("privacy.erase.surely"), say("privacy.erase.keep")],
  }),
  erase_customer: ({ say, vnd }, { act, figures }) => {
    const owedVnd = figures?.["owedVnd"] ?? 0;
    const name = act.customer ?? "";
    return {
      text:
        owedVnd > 0
          ? say("privacy.customer.askOwing", { name: capitalised(name), owed: vnd(owedVnd) })
          : say("privacy.customer.ask", { name }),
      labels: [say("privacy.customer.yes"), say("question.no")],
    };
  },
  withdraw_what: ({ say }) => ({
    text: say("privacy.withdrawWhat"),
    labels: [
      say("privacy.withdrawMessages"),
      say("privacy.withdrawPhone"),
      say("privacy.withdrawAll"),
      say("question.no"),
    ],
  }),
};
