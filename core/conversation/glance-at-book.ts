import { format, parseISO, startOfMonth, subDays } from "date-fns";

import { identifyWriter } from "../accounts/identify-writer.ts";
import { webChat } from "../login/web-chat.ts";
import type { Act } from "../language/act.ts";
import type { ComposedMessage, Presenter } from "../ports/presenter.ts";
import type { Transaction } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import { performAct } from "./perform-act.ts";
import { writerVoice } from "./process-event.ts";
import type { Turn } from "./turn.ts";

/** What the web shows of a book at a glance, in the order of reading. */
export const GLANCES = ["today", "month", "entries", "debts"] as const;
export type Glance = (typeof GLANCES)[number];

export interface BookGlance {
  readonly language: "vi" | "en";
  /** Absent until the owner names it. */
  readonly shopName?: string;
  /** Without what the role may not see. */
  readonly parts: readonly { readonly about: Glance; readonly message: ComposedMessage }[];
}

interface Deps extends ConversationDeps {
  readonly presenter: Presenter;
}

const dayOf = (date: Date): string => format(date, "yyyy-MM-dd");

/** The questions that a person would text for it: roles see here what they would be told there. */
const questions = (today: string): Record<Glance, Act> => {
  const day = parseISO(today);
  const month = { from: dayOf(startOfMonth(day)), to: today };
  return {
    today: { act: "query", query: { about: "sales", from: today, to: today } },
    month: { act: "query", query: { about: "sales", ...month, detail: { picture: true } } },
    entries: { act: "query", query: { about: "entries", from: dayOf(subDays(day, 1)), to: today } },
    debts: { act: "query", query: { about: "debts", by: "customer" } },
  };
};

/** The book of the shop that is active in the person's chat of the web; undefined where they work in none. */
export const glanceAtBook =
  (deps: Deps) =>
  async (tx: Transaction, personId: string, now: Date): Promise<BookGlance | undefined> => {
    const address = webChat(personId);
    const found = await identifyWriter(deps)(tx, { ...address, sender: { userId: address.chatId } }, now);
    if (found.kind !== "writer") return undefined;
    const { writer } = found;
    const turn: Turn = { tx, writer, now, eventId: 0, said: "", nextActIndex: () => 0 };
    const acts = questions(businessDate(now, writer.shop));
    const { unnamedShop: _, shopName: __, ...voice } = writerVoice(writer, now);
    const parts: { about: Glance; message: ComposedMessage }[] = [];
    for (const about of GLANCES) {
      const outcome = await told(deps)(turn, acts[about]);
      if (outcome !== undefined) parts.push({ about, message: deps.presenter.present([outcome], voice) });
    }
    const { name } = writer.shop;
    return { language: writer.language, ...(name !== undefined && { shopName: name }), parts };
  };

const told =
  (deps: Deps) =>
  async (turn: Turn, act: Act): Promise<Outcome | undefined> => {
    const performance = await performAct(deps)(turn, act, true);
    return performance.kind === "done" && performance.outcome.kind !== "not_permitted"
      ? performance.outcome
      : undefined;
  };
