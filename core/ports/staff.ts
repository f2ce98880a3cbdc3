import type { Role } from "./accounts.ts";
import type { Transaction } from "./transaction.ts";

/** Somebody who works in a shop. */
export interface Member {
  readonly personId: string;
  readonly role: Role;
  /** As the shop calls them, or else as their chat app does; absent where neither is known. */
  readonly name?: string;
}

/** An invitation that can still be accepted. The code itself is not kept: whoever has it can show it. */
export interface Invitation {
  /** Names it here, in hexadecimal: the hash of its code. */
  readonly key: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly called?: string;
}

/** What is written down about people, beside the book. */
export interface AuditEvent {
  readonly what: "invited" | "joined" | "left" | "removed" | "role_changed" | "exported" | "customer_erased";
  readonly personId: string;
  readonly subjectId?: string;
  readonly role?: Role;
  readonly chatId: string;
  readonly at: Date;
}

/** Who works in the entered tenant. Invitations are found before the shop is. */
export interface Staff {
  /** Oldest first. */
  list(tx: Transaction, tenantId: string): Promise<readonly Member[]>;
  /** Somebody who was there before is there again. */
  add(tx: Transaction, tenantId: string, member: Member): Promise<void>;
  remove(tx: Transaction, tenantId: string, personId: string): Promise<void>;
  changeRole(tx: Transaction, tenantId: string, personId: string, role: Role): Promise<void>;
  /** @returns the code, from a source nobody can guess; good for one person, until it expires by the database's clock */
  invite(
    tx: Transaction,
    invitation: Omit<Invitation, "key"> & { readonly invitedBy: string; readonly goodForHours: number },
  ): Promise<string>;
  /** Undefined where there is none, or no longer. */
  findInvitation(
    tx: Transaction,
    codeOrKey: { readonly code: string } | { readonly key: string },
  ): Promise<Invitation | undefined>;
  /** @returns false where somebody else was first */
  useInvitation(tx: Transaction, key: string, personId: string): Promise<boolean>;
  note(tx: Transaction, tenantId: string, event: AuditEvent): Promise<void>;
}
