import type { Recorded } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** Who did something to the book, where. Names are absent where they are not known or were erased. */
export interface AuditMark {
  readonly by?: string;
  /** The channel of the chat it was done in: `zalo`, `telegram`, `browser`, `terminal`. */
  readonly channel: string;
  readonly at: Date;
}

/** An entry with what became of it. */
export interface AuditedEntry {
  readonly entry: Recorded;
  readonly recorded: AuditMark;
  readonly voided?: AuditMark & { readonly reason: "undo" | "correction" };
}

/** Who changed the book of the entered tenant, when, from which chat. */
export interface Audit {
  /** The marks of the entries, in their order. */
  trail(tx: Transaction, tenantId: string, entries: readonly Recorded[]): Promise<readonly AuditedEntry[]>;
}
