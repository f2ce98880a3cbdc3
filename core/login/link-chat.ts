import { askQuestion } from "../conversation/ask-question.ts";
import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Transaction } from "../ports/transaction.ts";

interface Link {
  readonly phoneE164: string;
  /** Who has proven the number, and whose code was typed. */
  readonly personId: string;
}

/**
 * Joins whoever writes here to the person who has proven the number. Shops that never had an entry are closed; where
 * both sides have a book, both stay until the owner says which.
 */
export const linkChat =
  (deps: ConversationDeps) =>
  async (turn: Turn, { phoneE164, personId }: Link): Promise<Outcome[]> => {
    const { tx, writer } = turn;
    const sides = {
      here: await shopsOf(deps)(tx, writer.personId),
      there: await shopsOf(deps)(tx, personId),
    };
    if (writer.personId !== personId) await deps.persons.join(tx, writer.personId, personId);
    await deps.logins.note(tx, { personId, kind: "chat_linked", detail: { chat: writer.chatId } });
    const left = await closeEmpty(deps)(tx, sides);
    const active = left.find((tenantId) => tenantId === writer.shop.tenantId) ?? left[0] ?? writer.shop.tenantId;
    await deps.transactions.enterTenant(tx, active);
    const linked: Outcome = { kind: "chat_linked", phoneE164, shopCount: left.length };
    const [theirs] = sides.there.filter(({ hasBook, isOwn }) => hasBook && isOwn);
    const ours = sides.here.find(({ tenantId, hasBook, isOwn }) => tenantId === active && hasBook && isOwn);
    if (theirs === undefined || ours === undefined || theirs.tenantId === ours.tenantId) return [linked];
    return [linked, ...(await askWhichStays(deps)(turn, personId, ours.tenantId, theirs.tenantId))];
  };

interface OneShop {
  readonly tenantId: string;
  readonly isOwn: boolean;
  readonly hasBook: boolean;
}
type Sides = Readonly<Record<"here" | "there", readonly OneShop[]>>;

const shopsOf =
  ({ accounts, transactions, shopClosing }: ConversationDeps) =>
  async (tx: Transaction, personId: string): Promise<OneShop[]> => {
    const shops: OneShop[] = [];
    for (const tenantId of await accounts.listTenants(tx, personId)) {
      const membership = await accounts.findMembership(tx, tenantId, personId);
      await transactions.enterTenant(tx, tenantId);
      const hasBook = await shopClosing.hasEntries(tx, tenantId);
      shops.push({ tenantId, isOwn: membership?.role === "owner", hasBook });
    }
    return shops;
  };

/** Of shops without an entry one is left at most, and only where there is no other. @returns what is left, theirs first */
const closeEmpty =
  ({ accounts, transactions, shopClosing }: ConversationDeps) =>
  async (tx: Transaction, { here, there }: Sides): Promise<string[]> => {
    const all = [...there, ...here.filter(({ tenantId }) => !there.some((shop) => shop.tenantId === tenantId))];
    const isKept = ({ hasBook, isOwn }: OneShop) => hasBook || !isOwn;
    const kept = all.some(isKept) ? all.filter(isKept) : all.slice(0, 1);
    const [first] = kept;
    if (first === undefined) return [];
    await transactions.enterTenant(tx, first.tenantId);
    const locationId = (await accounts.getShop(tx, first.tenantId)).places[0].id;
    for (const { tenantId } of all.filter((shop) => !kept.includes(shop))) {
      await transactions.enterTenant(tx, tenantId);
      await shopClosing.close(tx, tenantId);
      await shopClosing.moveChats(tx, tenantId, { tenantId: first.tenantId, locationId });
    }
    return kept.map(({ tenantId }) => tenantId);
  };

const askWhichStays =
  (deps: ConversationDeps) =>
  (turn: Turn, personId: string, here: string, there: string): Promise<Outcome[]> =>
    askQuestion(deps)(
      { ...turn, writer: { ...turn.writer, personId } },
      {
        about: "which_book",
        said: "",
        act: { act: "settings" },
        choices: [{ moveBook: { from: here, into: there } }, { moveBook: { from: there, into: here } }, {}],
        rest: [],
      },
    );
