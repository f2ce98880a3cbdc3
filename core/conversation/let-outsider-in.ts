import { settleElsewhere } from "../accounts/identify-writer.ts";
import type { Writer } from "../accounts/writer.ts";
import type { Act } from "../language/act.ts";
import { understand } from "../language/understand.ts";
import type { Chat, Person } from "../ports/accounts.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ConversationDeps } from "./conversation-deps.ts";

/**
 * Who was taken off a shop still writes where that shop is active. What they tell is not entered anywhere else unasked; a
 * code of another shop, or the wish for a shop of one's own, opens the way on. In a group the shop is the group's.
 */
export const letOutsiderIn =
  (deps: ConversationDeps) =>
  async (
    tx: Transaction,
    { chat, person }: { readonly chat: Chat; readonly person: Person },
    event: PendingEvent,
    now: Date,
  ): Promise<Writer | undefined> => {
    if (event.chatKind === "group" || event.content.kind !== "text") return undefined;
    const context = { now, timeZone: "Asia/Ho_Chi_Minh", dayCutoffMinutes: 0, menu: [], customers: [] };
    const [act] = understand(event.content.text, context).acts;
    return act !== undefined && leadsElsewhere(act) ? settleElsewhere(deps)(tx, chat, person, now) : undefined;
  };

const leadsElsewhere = ({ act, settings }: Act): boolean =>
  (act === "staff" && settings?.name === "join") ||
  (act === "location" && (settings?.name === "shop" || settings?.value === "choose")) ||
  (act === "settings" && settings?.name === "erase") ||
  (act === "export" && settings?.value === "me");
