import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

/** "xoá tên chị Lan", after it was asked: a customer may wish it too. What was sold and what is owed stays. */
export const eraseCustomer =
  ({ book, customerErasing, staff }: ConversationDeps) =>
  async ({ tx, writer, now }: Turn, name: string): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    const customer = await book.findCustomer(tx, tenantId, name);
    if (customer === undefined) return { kind: "customer_not_found", name };
    await customerErasing.erase(tx, tenantId, customer);
    const { personId, chatId } = writer;
    await staff.note(tx, tenantId, { what: "customer_erased", personId, chatId, at: now });
    return { kind: "customer_erased" };
  };
