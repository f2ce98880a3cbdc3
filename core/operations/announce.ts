import type { Language } from "../ports/accounts.ts";
import { OperationalError } from "../ports/errors.ts";
import type { Operations, ReachableChat } from "../ports/operations.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Transaction } from "../ports/transaction.ts";
import { type HoldDeps, holdChat } from "./hold-chat.ts";

const CHATS_PER_PAGE = 500;

export interface Announcement {
  /** The same id reaches no chat twice. */
  readonly id: string;
  readonly text: string;
  /** Only those who read this language; everybody where absent. */
  readonly language?: Language;
}

/** What became of one chat. `busy`: it was written in all the time; announcing once more reaches it. */
export type Told = "told" | "told_before" | "other_language" | "busy";

interface Deps extends HoldDeps {
  readonly operations: Operations;
  readonly outbox: Outbox;
}

/**
 * Puts one message into the outbox of every open chat of the pushed channels, each in a transaction of its own: when
 * it is broken off, announcing with the same id goes on where it was. `rehearse` looks and puts nothing.
 *
 * @param onTold hears of each chat when it is done, and says whether to go on
 * @throws OperationalError when the database is lost
 */
export const announce =
  (deps: Deps) =>
  async (
    announcement: Announcement,
    mode: "announce" | "rehearse",
    onTold: (chat: ReachableChat, told: Told) => boolean,
  ): Promise<void> => {
    for (let after: string | undefined; ;) {
      const chats = await deps.operations.listReachable(after, CHATS_PER_PAGE);
      for (const chat of chats) {
        if (!onTold(chat, await tellUnlessBusy(deps)(chat, announcement, mode))) return;
      }
      after = chats.at(-1)?.id;
      if (after === undefined) return;
    }
  };

const tellUnlessBusy =
  (deps: Deps) =>
  async (chat: ReachableChat, announcement: Announcement, mode: "announce" | "rehearse"): Promise<Told> => {
    if (mode === "rehearse") return deps.transactions.run((tx) => judge(deps)(tx, chat, announcement));
    try {
      return await holdChat(deps)(chat, (tx) => tell(deps)(tx, chat, announcement));
    } catch (error) {
      if (error instanceof OperationalError && error.code === "chat_busy") return "busy";
      throw error;
    }
  };

const tell =
  (deps: Deps) =>
  async (tx: Transaction, chat: ReachableChat, announcement: Announcement): Promise<Told> => {
    const told = await judge(deps)(tx, chat, announcement);
    if (told !== "told") return told;
    const key = keyOf(chat, announcement);
    await deps.outbox.put(tx, { chatId: chat.id, kind: "push", key, message: { text: announcement.text } });
    return "told";
  };

const judge =
  ({ operations, transactions }: Deps) =>
  async (tx: Transaction, chat: ReachableChat, announcement: Announcement): Promise<Told> => {
    if (chat.tenantId !== undefined) await transactions.enterTenant(tx, chat.tenantId);
    const { language, wasTold } = await operations.listenerIn(tx, chat, keyOf(chat, announcement));
    if (wasTold) return "told_before";
    return announcement.language === undefined || announcement.language === language ? "told" : "other_language";
  };

const keyOf = (chat: ReachableChat, { id }: Announcement): string => `announce:${id}:${chat.id}`;
