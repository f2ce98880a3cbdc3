import type { Shop, Role } from "../ports/accounts.ts";
import type { AuditedEntry } from "../ports/audit.ts";
import type { Creditor, Debtor } from "../ports/debts.ts";
import type { ConsentPurpose, ConsentState, PersonRecord } from "../ports/privacy.ts";

/** One shop in a person's data: the whole book for its owner, and what they entered for others. */
export interface ShopRecord {
  readonly shop: Shop;
  readonly role: Role;
  readonly isActive: boolean;
  readonly isWhole: boolean;
  /** The oldest first, those that were taken back included. */
  readonly entries: readonly AuditedEntry[];
  readonly debtors: readonly Debtor[];
  readonly creditors: readonly Creditor[];
}

/** What can come of a message about personal data. */
export type PrivacyOutcome =
  /** Asked once, after the first entry. */
  | { readonly kind: "consent_asked" }
  | { readonly kind: "consent_noted"; readonly state: "given" | "refused" }
  | { readonly kind: "consent_withdrawn"; readonly purposes: readonly ConsentPurpose[] }
  /** There was nothing to withdraw. */
  | { readonly kind: "consent_not_given" }
  | {
      readonly kind: "privacy_told";
      readonly consents: Readonly<Partial<Record<ConsentPurpose, ConsentState>>>;
      readonly erasedOn?: Date;
    }
  | { readonly kind: "data_exported"; readonly record: PersonRecord; readonly shops: readonly ShopRecord[] }
  /** The shop's book, all of it or some days. */
  | {
      readonly kind: "book_exported";
      readonly shop: ShopRecord;
      readonly days?: { readonly from: string; readonly to: string };
    }
  | { readonly kind: "export_limited"; readonly mostPerDay: number }
  | { readonly kind: "erasure_planned"; readonly dueAt: Date; readonly isNew: boolean }
  | { readonly kind: "erasure_taken_back" }
  | { readonly kind: "no_erasure" }
  /** The day before. */
  | { readonly kind: "erasure_reminded"; readonly dueAt: Date }
  /** Whose name it was is told no more: the answer is kept, too. */
  | { readonly kind: "customer_erased" }
  /** The shop knows nobody of the name. */
  | { readonly kind: "customer_not_found"; readonly name: string };
