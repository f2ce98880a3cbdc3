import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts, Shop } from "../ports/accounts.ts";
import type { ShopClosing } from "../ports/shop-closing.ts";
import type { Invitation, Staff } from "../ports/staff.ts";
import type { Transactions } from "../ports/transaction.ts";

export interface InvitationDeps {
  readonly accounts: Accounts;
  readonly shopClosing: ShopClosing;
  readonly staff: Staff;
  readonly transactions: Transactions;
}

/** An invitation with the shop that it is to, or why it cannot be accepted. */
export type Opened =
  | { readonly kind: "opened"; readonly invitation: Invitation; readonly shop: Shop }
  | Extract<Outcome, { kind: "invitation_unknown" | "already_member" }>;

/** Looks at an invitation without using it. The transaction stays in the writer's tenant. */
export const openInvitation =
  ({ accounts, staff, transactions }: InvitationDeps) =>
  async ({ tx, writer }: Turn, by: { readonly code: string } | { readonly key: string }): Promise<Opened> => {
    const invitation = await staff.findInvitation(tx, by);
    if (invitation === undefined) return { kind: "invitation_unknown" };
    const { tenantId } = invitation;
    await transactions.enterTenant(tx, tenantId);
    const shop = await accounts.getShop(tx, tenantId);
    await transactions.enterTenant(tx, writer.shop.tenantId);
    const member = await accounts.findMembership(tx, tenantId, writer.personId);
    return member === undefined
      ? { kind: "opened", invitation, shop }
      : { kind: "already_member", shop, role: member.role };
  };

/**
 * The writer joins the shop, and this chat goes on there. The empty shop that a stranger's first message had opened is
 * closed; one that has a single entry stays, as a second shop.
 */
export const acceptInvitation =
  (deps: InvitationDeps) =>
  async (turn: Turn, key: string): Promise<Outcome> => {
    const opened = await openInvitation(deps)(turn, { key });
    if (opened.kind !== "opened") return opened;
    const { tx, writer, now } = turn;
    const { shop, invitation } = opened;
    const { personId, chatId } = writer;
    if (!(await deps.staff.useInvitation(tx, key, personId))) return { kind: "invitation_unknown" };
    const own = await closeIfEmpty(deps)(turn, shop);
    await deps.transactions.enterTenant(tx, shop.tenantId);
    const { role, called } = invitation;
    await deps.staff.add(tx, shop.tenantId, { personId, role, ...(called !== undefined && { name: called }) });
    await deps.staff.note(tx, shop.tenantId, { what: "joined", personId, role, chatId, at: now });
    await deps.accounts.activate(tx, chatId, shop.tenantId, shop.places[0].id);
    await deps.transactions.enterTenant(tx, writer.shop.tenantId);
    return { kind: "joined", shop, role, hasSeveralShops: own === "kept" || writer.hasSeveralShops };
  };

const closeIfEmpty =
  ({ staff, shopClosing }: InvitationDeps) =>
  async (turn: Turn, to: Shop): Promise<"closed" | "kept"> => {
    const { tx, writer } = turn;
    const { tenantId } = writer.shop;
    const isAlone = writer.role === "owner" && (await staff.list(tx, tenantId)).length === 1;
    if (!isAlone || (await shopClosing.hasEntries(tx, tenantId))) return "kept";
    await shopClosing.close(tx, tenantId);
    await shopClosing.moveChats(tx, tenantId, { tenantId: to.tenantId, locationId: to.places[0].id });
    return "closed";
  };
