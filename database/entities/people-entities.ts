import { EntitySchema } from "typeorm";

import type { Role } from "../../core/ports/accounts.ts";
import { bigint, bytea, filled, identity, instant, key, optional, text, uuid } from "./columns.ts";

export interface MemberNameRow {
  tenantId: string;
  personId: string;
  displayName: string;
}
export const MemberNameEntity = new EntitySchema<MemberNameRow>({
  name: "member_name",
  columns: { tenantId: key(uuid("tenant_id")), personId: key(uuid("person_id")), displayName: text("display_name") },
});

export interface AuditEventRow {
  tenantId: string;
  position?: number;
  what: string;
  personId: string;
  subjectId?: string | null;
  role?: Role | null;
  chatId?: string | null;
  happenedAt: Date;
  createdAt?: Date;
}
export const AuditEventEntity = new EntitySchema<AuditEventRow>({
  name: "audit_event",
  columns: {
    tenantId: key(uuid("tenant_id")),
    position: key(identity("position")),
    what: text("what"),
    personId: uuid("person_id"),
    subjectId: optional(uuid("subject_id")),
    role: optional(text("role")),
    chatId: optional(uuid("chat_id")),
    happenedAt: instant("happened_at"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});

export interface InvitationRow {
  codeHash: Buffer;
  tenantId: string;
  role: Role;
  called?: string | null;
  invitedBy: string;
  createdAt?: Date;
  expiresAt: Date;
  usedBy?: string | null;
  usedAt?: Date | null;
}
export const InvitationEntity = new EntitySchema<InvitationRow>({
  name: "invitation",
  columns: {
    codeHash: key(bytea("code_hash")),
    tenantId: uuid("tenant_id"),
    role: text("role"),
    called: optional(text("called")),
    invitedBy: uuid("invited_by"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
    usedBy: optional(uuid("used_by")),
    usedAt: optional(instant("used_at")),
  },
});

export interface ConsentRow {
  id?: number;
  personId: string;
  purpose: string;
  state: "asked" | "given" | "refused" | "withdrawn";
  notice: string;
  chatId: string;
  eventId: number;
  saidAt: Date;
  createdAt?: Date;
}
export const ConsentEntity = new EntitySchema<ConsentRow>({
  name: "consent",
  columns: {
    id: key(identity("id")),
    personId: uuid("person_id"),
    purpose: text("purpose"),
    state: text("state"),
    notice: text("notice"),
    chatId: uuid("chat_id"),
    eventId: bigint("event_id"),
    saidAt: instant("said_at"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});

export interface ErasureRow {
  id: string;
  personId: string;
  askedAt: Date;
  dueAt: Date;
  remindedAt?: Date | null;
  takenBackAt?: Date | null;
  doneAt?: Date | null;
  createdAt?: Date;
}
export const ErasureEntity = new EntitySchema<ErasureRow>({
  name: "erasure",
  columns: {
    id: key(uuid("id")),
    personId: uuid("person_id"),
    askedAt: instant("asked_at"),
    dueAt: instant("due_at"),
    remindedAt: optional(instant("reminded_at")),
    takenBackAt: optional(instant("taken_back_at")),
    doneAt: optional(instant("done_at")),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
  },
});
