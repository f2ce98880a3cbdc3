import { answerConsent, purposesGiven, withdrawConsent } from "../privacy/consent.ts";
import { eraseCustomer } from "../privacy/erase-customer.ts";
import { exportPerson } from "../privacy/export-person.ts";
import { planErasure, shopsLeftAlone, takeErasureBack } from "../privacy/plan-erasure.ts";
import type { Act } from "../language/act.ts";
import { CONSENT_PURPOSES, type ConsentPurpose } from "../ports/privacy.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, type PerformAct, type Performance } from "./performance.ts";
import type { QuestionChoice } from "./open-question.ts";
import type { Turn } from "./turn.ts";

type Wish = (deps: ConversationDeps) => (turn: Turn, act: Act) => Promise<Performance>;

const setting = (name: string, value: string): Act => ({ act: "settings", settings: { name, value } });

/** The first question tells what goes and what stays, the second one whether that is really meant. */
const askToErase: Wish = (deps) => async (turn, act) => {
  const waiting = await deps.erasures.findWaiting(turn.tx, turn.writer.personId);
  if (waiting !== undefined) return done({ kind: "erasure_planned", dueAt: waiting.dueAt, isNew: false });
  const { shopCount, othersCount } = await shopsLeftAlone(deps)(turn);
  const choices = [{ act: setting("erase", "me_again") }, {}];
  return { kind: "doubt", question: { about: "erase_me", act, choices, figures: { shopCount, othersCount } } };
};

const askAgain: Wish = () => (_turn, act) =>
  Promise.resolve({
    kind: "doubt",
    question: { about: "erase_me_surely", act, choices: [{ act: setting("erase", "me_surely") }, {}] },
  });

const askAboutCustomer: Wish = (deps) => async (turn, act) => {
  const { tenantId } = turn.writer.shop;
  const name = act.customer ?? "";
  const customer = await deps.book.findCustomer(turn.tx, tenantId, name);
  if (customer === undefined) return done({ kind: "customer_not_found", name });
  const owedVnd = await deps.debts.owedVnd(turn.tx, tenantId, customer.id);
  const sure: Act = { ...act, customer: customer.name, settings: { name: "erase", value: "customer_surely" } };
  return {
    kind: "doubt",
    question: { about: "erase_customer", act: sure, choices: [{ act: sure }, {}], figures: { owedVnd } },
  };
};

/** One question where several things were agreed to. */
const withdraw: Wish = (deps) => async (turn, act) => {
  const given = await purposesGiven(deps)(turn);
  if (given.length === 0) return done({ kind: "consent_not_given" });
  if (given.length === 1) return done(await withdrawConsent(deps)(turn, given));
  const choices: QuestionChoice[] = CONSENT_PURPOSES.map((one) => ({ act: setting("consent", `withdrawn_${one}`) }));
  return {
    kind: "doubt",
    question: { about: "withdraw_what", act, choices: [...choices, { act: setting("consent", "withdrawn_all") }, {}] },
  };
};

const withdrawOne =
  (...purposes: readonly ConsentPurpose[]): Wish =>
  (deps) =>
  async (turn) =>
    done(await withdrawConsent(deps)(turn, purposes));

const tellPrivacy: Wish = (deps) => async (turn) => {
  const { personId } = turn.writer;
  const waiting = await deps.erasures.findWaiting(turn.tx, personId);
  const consents = await deps.consents.lastOf(turn.tx, personId);
  return done({ kind: "privacy_told", consents, ...(waiting !== undefined && { erasedOn: waiting.dueAt }) });
};

/** What can be wished of one's data, by the words of the reader of language and by those of our own questions. */
const WISHES: Readonly<Record<string, Wish>> = {
  "export me": (deps) => async (turn) => done(await exportPerson(deps)(turn)),
  "erase me": askToErase,
  "erase me_again": askAgain,
  "erase me_surely": (deps) => async (turn) => done(await planErasure(deps)(turn)),
  "erase keep": (deps) => async (turn) => done(await takeErasureBack(deps)(turn)),
  "erase customer": askAboutCustomer,
  "erase customer_surely": (deps) => async (turn, act) => done(await eraseCustomer(deps)(turn, act.customer ?? "")),
  "consent given": (deps) => async (turn) => done(await answerConsent(deps)(turn, "given")),
  "consent refused": (deps) => async (turn) => done(await answerConsent(deps)(turn, "refused")),
  "consent withdrawn": withdraw,
  "consent withdrawn_messages": withdrawOne("messages"),
  "consent withdrawn_phone": withdrawOne("phone"),
  "consent withdrawn_all": withdrawOne(...CONSENT_PURPOSES),
  "privacy show": tellPrivacy,
};

/** Undefined for what is no matter of anybody's data. */
export const privacyWish = ({ settings }: Act): PerformAct | undefined => {
  const wish = WISHES[`${settings?.name ?? ""} ${settings?.value ?? ""}`];
  if (wish === undefined) return undefined;
  return (deps) => (turn, act) =>
    // In a group others read along; a customer's name is a matter of the shop, whose group it may be.
    turn.isInGroup === true && !act.settings?.value.startsWith("customer")
      ? Promise.resolve(done({ kind: "phone_refused", why: "in_group" }))
      : wish(deps)(turn, act);
};
