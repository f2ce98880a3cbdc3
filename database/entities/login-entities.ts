import { EntitySchema } from "typeorm";

import {
  bigint,
  bytea,
  filled,
  identity,
  instant,
  integer,
  jsonb,
  key,
  optional,
  smallint,
  text,
  uuid,
} from "./columns.ts";

export interface LoginCodeRow {
  id: string;
  purpose: "login" | "link" | "prove";
  phoneE164: string;
  personId?: string | null;
  askedIn?: string | null;
  codeHash: Buffer;
  triesLeft: number;
  createdAt?: Date;
  expiresAt: Date;
  usedAt?: Date | null;
}
export const LoginCodeEntity = new EntitySchema<LoginCodeRow>({
  name: "login_code",
  columns: {
    id: key(uuid("id")),
    purpose: text("purpose"),
    phoneE164: text("phone_e164"),
    personId: optional(uuid("person_id")),
    askedIn: optional(uuid("asked_in")),
    codeHash: bytea("code_hash"),
    triesLeft: smallint("tries_left"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
    usedAt: optional(instant("used_at")),
  },
});

export interface LoginSessionRow {
  id: string;
  personId: string;
  openedBy: "code" | "link";
  createdAt?: Date;
  usedAt?: Date;
  expiresAt: Date;
  endedAt?: Date | null;
  endedWhy?: string | null;
  /** Of the cookie by which a browser shows the session. */
  browserHash?: Buffer | null;
}
export const LoginSessionEntity = new EntitySchema<LoginSessionRow>({
  name: "login_session",
  columns: {
    id: key(uuid("id")),
    personId: uuid("person_id"),
    openedBy: text("opened_by"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    usedAt: filled(instant("used_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
    endedAt: optional(instant("ended_at")),
    endedWhy: optional(text("ended_why")),
    browserHash: optional(bytea("browser_hash")),
  },
});

export interface RefreshTokenRow {
  tokenHash: Buffer;
  sessionId: string;
  createdAt?: Date;
  expiresAt: Date;
  usedAt?: Date | null;
}
export const RefreshTokenEntity = new EntitySchema<RefreshTokenRow>({
  name: "refresh_token",
  columns: {
    tokenHash: key(bytea("token_hash")),
    sessionId: uuid("session_id"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
    usedAt: optional(instant("used_at")),
  },
});

export interface LoginLinkRow {
  tokenHash: Buffer;
  personId: string;
  chatId: string;
  createdAt?: Date;
  expiresAt: Date;
  usedAt?: Date | null;
}
export const LoginLinkEntity = new EntitySchema<LoginLinkRow>({
  name: "login_link",
  columns: {
    tokenHash: key(bytea("token_hash")),
    personId: uuid("person_id"),
    chatId: uuid("chat_id"),
    createdAt: filled(instant("created_at"), "clock_timestamp()"),
    expiresAt: instant("expires_at"),
    usedAt: optional(instant("used_at")),
  },
});

export interface LoginLimitRow {
  key: string;
  points: number;
  expire?: number | null;
}
export const LoginLimitEntity = new EntitySchema<LoginLimitRow>({
  name: "login_limit",
  columns: {
    key: key({ name: "key", type: "character varying" }),
    points: filled(integer("points"), "0"),
    expire: optional(bigint("expire")),
  },
});

export interface AccountEventRow {
  id?: number;
  personId: string;
  kind: string;
  channel?: string | null;
  detail: Record<string, unknown>;
  at?: Date;
}
export const AccountEventEntity = new EntitySchema<AccountEventRow>({
  name: "account_event",
  columns: {
    id: key(identity("id")),
    personId: uuid("person_id"),
    kind: text("kind"),
    channel: optional(text("channel")),
    detail: filled(jsonb("detail"), "'{}'"),
    at: filled(instant("at"), "clock_timestamp()"),
  },
});
