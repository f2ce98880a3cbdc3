import type { Audit, AuditedEntry } from "../../core/ports/audit.ts";
import type { Recorded } from "../../core/ports/entry.ts";
import { ChatEntity, PersonNameEntity } from "../entities/account-entities.ts";
import { EntryEntity, EntryVoidEntity } from "../entities/book-entities.ts";
import { MemberNameEntity } from "../entities/people-entities.ts";
import { managerOf } from "../transactions.ts";

export const createAudit = (): Audit => ({
  async trail(tx, tenantId, entries) {
    const ids = entries.map(({ id }) => id);
    const rows = await managerOf(tx).query<MarkRow[]>(TRAIL, [tenantId, ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return entries.map((entry) => audited(entry, byId.get(entry.id)));
  },
});

interface MarkRow {
  id: string;
  by: string | null;
  channel: string;
  voidedBy: string | null;
  voidedChannel: string | null;
  voidedAt: Date | null;
  reason: "undo" | "correction" | null;
}

function audited(entry: Recorded, row: MarkRow | undefined): AuditedEntry {
  const recorded = { channel: row?.channel ?? "", at: entry.recordedAt, ...(row?.by && { by: row.by }) };
  if (!row?.voidedAt || !row.reason) return { entry, recorded };
  const voided = {
    channel: row.voidedChannel ?? "",
    at: row.voidedAt,
    reason: row.reason,
    ...(row.voidedBy && { by: row.voidedBy }),
  };
  return { entry, recorded, voided };
}

const [ENTRY, ENTRY_VOID, CHAT, PERSON_NAME, MEMBER_NAME] = [
  EntryEntity,
  EntryVoidEntity,
  ChatEntity,
  PersonNameEntity,
  MemberNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string];

const TRAIL = `
  SELECT entry.id, COALESCE(called.display_name, writer.display_name) AS by, chat.channel, COALESCE(void_called.display_name, voider.display_name) AS "voidedBy",
    void_chat.channel AS "voidedChannel", void.voided_at AS "voidedAt", void.reason
  FROM ${ENTRY} AS entry JOIN ${CHAT} AS chat ON chat.id = entry.chat_id
    LEFT JOIN ${PERSON_NAME} AS writer ON writer.person_id = entry.person_id
    LEFT JOIN ${ENTRY_VOID} AS void ON void.tenant_id = entry.tenant_id AND void.entry_id = entry.id
    LEFT JOIN ${CHAT} AS void_chat ON void_chat.id = void.chat_id
    LEFT JOIN ${PERSON_NAME} AS voider ON voider.person_id = void.person_id
    LEFT JOIN ${MEMBER_NAME} AS called ON called.tenant_id = entry.tenant_id AND called.person_id = entry.person_id
    LEFT JOIN ${MEMBER_NAME} AS void_called
      ON void_called.tenant_id = void.tenant_id AND void_called.person_id = void.person_id
  WHERE entry.tenant_id = $1 AND entry.id = ANY ($2::uuid[])`;
