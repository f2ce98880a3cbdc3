import type { Accounts, Acquaintance, Chat, Membership, Person, Shop } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { ChatAddress, InboundEvent } from "../ports/inbound-event.ts";
import type { Nights } from "../ports/nights.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";
import { openShop } from "./open-shop.ts";
import type { Writer } from "./writer.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
  readonly transactions: Transactions;
  readonly ids: IdSource;
}

/**
 * The writer, or the chat alone where the person may not write for the shop that is active in it. In a blocked chat
 * nobody is looked for: a stranger must not get a shop there.
 */
export type Identification =
  | { readonly kind: "writer"; readonly writer: Writer }
  | { readonly kind: "outsider"; readonly chat: Chat; readonly person: Person }
  | { readonly kind: "blocked" };

/**
 * Finds who writes and for which shop, and enters that shop's tenant. A stranger gets a person, a chat and a
 * shop at once. `who`: as `Accounts.admit` found it in this transaction, where it was asked already.
 */
export const identifyWriter =
  (deps: Deps) =>
  async (
    tx: Transaction,
    event: ChatAddress & Pick<InboundEvent, "sender">,
    now: Date,
    who?: Acquaintance,
  ): Promise<Identification> => {
    const { accounts, ids } = deps;
    const known = who ?? (await accounts.admit(tx, event, event.sender));
    const chat = known.chat ?? (await accounts.addChat(tx, ids.uuid(), event));
    if (chat.isBlocked) return { kind: "blocked" };
    if (chat.isGone) await accounts.setChatState(tx, chat.id, "open");
    const person = known.person ?? (await accounts.addPerson(tx, ids.uuid(), event, event.sender));
    const tenantId = chat.activeTenantId ?? (await settleShop(deps)(tx, chat, person, now));
    const membership = known.membership ?? (await admitLate(deps)(tx, tenantId, person));
    if (membership === undefined) return { kind: "outsider", chat, person };
    const { shop } = known;
    return {
      kind: "writer",
      writer: await writerIn(deps)(tx, tenantId, { chat, person, membership, ...(shop && { shop }) }),
    };
  };

/** The person in another shop than the one that is active in the chat: in the first one they work in, or a new one. */
export const settleElsewhere =
  (deps: Deps) =>
  async (tx: Transaction, chat: Chat, person: Person, now: Date): Promise<Writer> => {
    const tenantId = await settleShop(deps)(tx, chat, person, now);
    const membership = await deps.accounts.findMembership(tx, tenantId, person.id);
    return writerIn(deps)(tx, tenantId, {
      chat: { id: chat.id },
      person,
      membership: membership ?? { role: "owner", shopCount: 1 },
    });
  };

interface Known {
  readonly chat: Pick<Chat, "id" | "activeLocationId">;
  readonly person: Person;
  readonly membership: Membership;
  /** Where it was found with them. */
  readonly shop?: Shop;
}

/** The person as a writer of the shop whose tenant the transaction is in. */
const writerIn =
  ({ accounts }: Deps) =>
  async (tx: Transaction, tenantId: string, { chat, person, membership, shop: found }: Known): Promise<Writer> => {
    const shop = found ?? (await accounts.getShop(tx, tenantId));
    // The place that was active here may have been closed since.
    const place = shop.places.find(({ id }) => id === chat.activeLocationId) ?? shop.places[0];
    const hasSeveralShops = membership.shopCount > 1;
    const phone = hasSeveralShops && shop.name === undefined ? await accounts.ownerPhone(tx, tenantId) : undefined;
    return {
      personId: person.id,
      chatId: chat.id,
      shop,
      locationId: place.id,
      role: membership.role,
      language: person.language ?? shop.language,
      hasSeveralShops,
      ...(person.isUnasked === true && { isUnasked: true as const }),
      ...(phone !== undefined && { ownerPhone: phone }),
    };
  };

/** Whose chat or person was not there before, or had no shop. */
const admitLate =
  ({ accounts, transactions }: Deps) =>
  async (tx: Transaction, tenantId: string, person: Person): Promise<Membership | undefined> => {
    const membership = await accounts.findMembership(tx, tenantId, person.id);
    if (membership !== undefined) await transactions.enterTenant(tx, tenantId);
    return membership;
  };

/** A chat without a shop takes the person's first one; a person without any gets one. */
const settleShop =
  (deps: Deps) =>
  async (tx: Transaction, chat: Chat, person: Person, now: Date): Promise<string> => {
    const [first] = await deps.accounts.listTenants(tx, person.id);
    if (first === undefined) {
      const language = person.language ?? "vi";
      return (await openShop(deps)(tx, { chatId: chat.id, personId: person.id, now, language })).tenantId;
    }
    await deps.transactions.enterTenant(tx, first);
    const [place] = (await deps.accounts.getShop(tx, first)).places;
    await deps.accounts.activate(tx, chat.id, first, place.id);
    return first;
  };
