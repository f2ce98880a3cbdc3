import { addDays } from "date-fns";

import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

/** Long enough to think it over; the law leaves twenty days. */
const ERASED_AFTER_DAYS = 7;

/** What the person takes along, for the question: shops that are left without an owner, and who else works there. */
export const shopsLeftAlone =
  ({ accounts, staff, transactions }: ConversationDeps) =>
  async ({ tx, writer }: Turn): Promise<{ readonly shopCount: number; readonly othersCount: number }> => {
    let [shopCount, othersCount] = [0, 0];
    for (const tenantId of await accounts.listTenants(tx, writer.personId)) {
      await transactions.enterTenant(tx, tenantId);
      const members = await staff.list(tx, tenantId);
      const owners = members.filter(({ role }) => role === "owner");
      if (owners.length !== 1 || owners[0]?.personId !== writer.personId) continue;
      shopCount += 1;
      othersCount += members.length - 1;
    }
    await transactions.enterTenant(tx, writer.shop.tenantId);
    return { shopCount, othersCount };
  };

/** "xoá dữ liệu của tôi", after it was asked twice. */
export const planErasure =
  ({ erasures, ids, logins }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn): Promise<Outcome> => {
    const { personId, chatId } = writer;
    const waiting = await erasures.findWaiting(tx, personId);
    if (waiting !== undefined) return { kind: "erasure_planned", dueAt: waiting.dueAt, isNew: false };
    const dueAt = addDays(now, ERASED_AFTER_DAYS);
    await erasures.ask(tx, { id: ids.uuid(), personId, dueAt }, now);
    await logins.note(tx, { personId, kind: "erasure_asked", detail: { chat: chatId } });
    return { kind: "erasure_planned", dueAt, isNew: true };
  };

/** "giữ lại dữ liệu". */
export const takeErasureBack =
  ({ erasures, logins }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn): Promise<Outcome> => {
    const { personId, chatId } = writer;
    if (!(await erasures.takeBack(tx, personId, now))) return { kind: "no_erasure" };
    await logins.note(tx, { personId, kind: "erasure_taken_back", detail: { chat: chatId } });
    return { kind: "erasure_taken_back" };
  };
