import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Recorded } from "../ports/entry.ts";
import type { PersonRecord } from "../ports/privacy.ts";
import type { ShopRecord } from "./privacy-outcome.ts";

/** Whoever has got hold of a chat does not carry off file after file. */
export const EXPORTS_PER_DAY = 3;
/** As the audit of the account calls it. */
const EXPORTED = "data_exported";
/** More than any shop enters; the search wants a number. */
const EVERY_ENTRY = 1_000_000;

/** "xuất dữ liệu của tôi": all that is kept of the person; of their own shops the whole book. */
export const exportPerson =
  (deps: ConversationDeps) =>
  async (turn: Turn): Promise<Outcome> => {
    const { tx, writer } = turn;
    if (await isLimited(deps)(turn)) return { kind: "export_limited", mostPerDay: EXPORTS_PER_DAY };
    await noteExport(deps)(turn);
    const record = await deps.personRecords.collect(tx, writer.personId);
    const shops: ShopRecord[] = [];
    for (const part of record.memberships) {
      const isWhole = part.role === "owner" && part.isActive;
      shops.push(await shopRecord(deps)(turn, part, isWhole ? [undefined] : record.personIds));
    }
    await deps.transactions.enterTenant(tx, writer.shop.tenantId);
    return { kind: "data_exported", record, shops };
  };

export const isLimited =
  ({ personRecords }: ConversationDeps) =>
  async ({ tx, writer }: Turn): Promise<boolean> =>
    (await personRecords.countToday(tx, writer.personId, EXPORTED)) >= EXPORTS_PER_DAY;

export const noteExport =
  ({ logins }: ConversationDeps) =>
  ({ tx, writer: { personId, chatId } }: Turn): Promise<void> =>
    logins.note(tx, { personId, kind: EXPORTED, detail: { chat: chatId } });

type Part = Pick<PersonRecord["memberships"][number], "tenantId" | "role" | "isActive">;

/** @param writers whose entries; with `undefined` the whole book */
export const shopRecord =
  (deps: ConversationDeps) =>
  async (
    { tx, writer, now }: Turn,
    { tenantId, role, isActive }: Part,
    writers: readonly (string | undefined)[],
  ): Promise<ShopRecord> => {
    await deps.transactions.enterTenant(tx, tenantId);
    const isWhole = writers.includes(undefined);
    const found = await entriesOf(deps)(tx, tenantId, writers);
    const entries = await deps.audit.trail(tx, tenantId, found);
    if (isWhole) {
      const { personId, chatId } = writer;
      await deps.staff.note(tx, tenantId, { what: "exported", personId, chatId, at: now });
    }
    return {
      shop: await deps.accounts.getShop(tx, tenantId),
      role,
      isActive,
      isWhole,
      entries: entries.toReversed(),
      debtors: isWhole ? await deps.debts.listDebtors(tx, tenantId) : [],
      creditors: isWhole ? await deps.debts.listCreditors(tx, tenantId) : [],
    };
  };

const entriesOf =
  ({ book }: ConversationDeps) =>
  async (tx: Turn["tx"], tenantId: string, writers: readonly (string | undefined)[]): Promise<Recorded[]> => {
    const found: Recorded[] = [];
    for (const personId of writers) {
      const scope = { withVoided: true, limit: EVERY_ENTRY, ...(personId !== undefined && { personId }) };
      found.push(...(await book.search(tx, tenantId, scope)));
    }
    return found;
  };
