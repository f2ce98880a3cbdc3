import { EntitySchema } from "typeorm";

import type { Language, Role, ShopKind } from "../../core/ports/accounts.ts";
import { calendarDate, filled, instant, key, optional, smallint, text, uuid } from "./columns.ts";

export interface PersonRow {
  id: string;
  language?: Language | null;
  createdAt?: Date;
  erasedAt?: Date | null;
  /** Whom this one became by a code: what it entered was entered by that person. */
  joinedInto?: string | null;
}
export const PersonEntity = new EntitySchema<PersonRow>({
  name: "person",
  columns: {
    id: key(uuid("id")),
    language: optional(text("language")),
    createdAt: filled(instant("created_at"), "now()"),
    erasedAt: optional(instant("erased_at")),
    joinedInto: optional(uuid("joined_into")),
  },
});

export interface PersonNameRow {
  personId: string;
  displayName: string;
}
export const PersonNameEntity = new EntitySchema<PersonNameRow>({
  name: "person_name",
  columns: { personId: key(uuid("person_id")), displayName: text("display_name") },
});

export interface PersonPhoneRow {
  personId: string;
  phoneE164: string;
  claimedAt?: Date;
  provenAt?: Date | null;
  /** The chat that proved it: codes for the number go there. */
  provenIn?: string | null;
}
export const PersonPhoneEntity = new EntitySchema<PersonPhoneRow>({
  name: "person_phone",
  columns: {
    personId: key(uuid("person_id")),
    phoneE164: text("phone_e164"),
    claimedAt: filled(instant("claimed_at"), "now()"),
    provenAt: optional(instant("proven_at")),
    provenIn: optional(uuid("proven_in")),
  },
});

export interface ChatIdentityRow {
  channel: string;
  botId: string;
  userId: string;
  personId: string;
  createdAt?: Date;
}
export const ChatIdentityEntity = new EntitySchema<ChatIdentityRow>({
  name: "chat_identity",
  columns: {
    channel: key(text("channel")),
    botId: key(text("bot_id")),
    userId: key(text("user_id")),
    personId: uuid("person_id"),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface ChatRow {
  id: string;
  channel: string;
  botId: string;
  chatId: string;
  activeTenantId?: string | null;
  activeLocationId?: string | null;
  state?: "open" | "gone" | "blocked";
  createdAt?: Date;
  kind?: "private" | "group";
  /** Somebody is sending to the chat until then. */
  sendingUntil?: Date | null;
  nextSendAt?: Date;
}
export const ChatEntity = new EntitySchema<ChatRow>({
  name: "chat",
  columns: {
    id: key(uuid("id")),
    channel: text("channel"),
    botId: text("bot_id"),
    chatId: text("chat_id"),
    activeTenantId: optional(uuid("active_tenant_id")),
    activeLocationId: optional(uuid("active_location_id")),
    state: filled(text("state"), "'open'"),
    createdAt: filled(instant("created_at"), "now()"),
    kind: filled(text("kind"), "'private'"),
    sendingUntil: optional(instant("sending_until")),
    nextSendAt: filled(instant("next_send_at"), "clock_timestamp()"),
  },
});

export interface TenantRow {
  id: string;
  name?: string | null;
  kind?: ShopKind | null;
  timeZone: string;
  language: Language;
  dayCutoffMinutes: number;
  plan?: string;
  trialEndsOn: string;
  status?: "open" | "closed";
  createdAt?: Date;
}
export const TenantEntity = new EntitySchema<TenantRow>({
  name: "tenant",
  columns: {
    id: key(uuid("id")),
    name: optional(text("name")),
    kind: optional(text("kind")),
    timeZone: text("time_zone"),
    language: text("language"),
    dayCutoffMinutes: smallint("day_cutoff_minutes"),
    plan: filled(text("plan"), "'trial'"),
    trialEndsOn: calendarDate("trial_ends_on"),
    status: filled(text("status"), "'open'"),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface MembershipRow {
  tenantId: string;
  personId: string;
  role: Role;
  status?: "active" | "removed";
  createdAt?: Date;
}
export const MembershipEntity = new EntitySchema<MembershipRow>({
  name: "membership",
  columns: {
    tenantId: key(uuid("tenant_id")),
    personId: key(uuid("person_id")),
    role: text("role"),
    status: filled(text("status"), "'active'"),
    createdAt: filled(instant("created_at"), "now()"),
  },
});

export interface LocationRow {
  tenantId: string;
  id: string;
  name?: string | null;
  status?: "open" | "closed";
  createdAt?: Date;
}
export const LocationEntity = new EntitySchema<LocationRow>({
  name: "location",
  columns: {
    tenantId: key(uuid("tenant_id")),
    id: key(uuid("id")),
    name: optional(text("name")),
    status: filled(text("status"), "'open'"),
    createdAt: filled(instant("created_at"), "now()"),
  },
});
