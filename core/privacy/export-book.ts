import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { ActQuery } from "../language/act.ts";
import { EXPORTS_PER_DAY, isLimited, noteExport, shopRecord } from "./export-person.ts";

/** "xuất sổ tháng này": the shop's book, all of it or of the days that were named, for whoever may read it whole. */
export const exportBook =
  (deps: ConversationDeps) =>
  async (turn: Turn, days: Pick<ActQuery, "from" | "to"> | undefined): Promise<Outcome> => {
    if (await isLimited(deps)(turn)) return { kind: "export_limited", mostPerDay: EXPORTS_PER_DAY };
    await noteExport(deps)(turn);
    const { tenantId } = turn.writer.shop;
    const whole = await shopRecord(deps)(turn, { tenantId, role: turn.writer.role, isActive: true }, [undefined]);
    const { from, to } = days ?? {};
    if (from === undefined || to === undefined) return { kind: "book_exported", shop: whole };
    const entries = whole.entries.filter(({ entry: { businessDate } }) => businessDate >= from && businessDate <= to);
    return { kind: "book_exported", shop: { ...whole, entries }, days: { from, to } };
  };
