import type { CodeChat, CodePurpose } from "../ports/logins.ts";

/** What can come of a message about the account. */
export type LoginOutcome =
  /** The message that brings a code to a proven chat. */
  | {
      readonly kind: "login_code";
      readonly code: string;
      readonly purpose: CodePurpose;
      readonly askedBy: string;
      readonly phoneE164: string;
    }
  /** How a number comes to be known; doors that can offer to share it. */
  | { readonly kind: "phone_wanted" }
  | { readonly kind: "phone_proven"; readonly phoneE164: string }
  | { readonly kind: "phone_proven_by_sms"; readonly phoneE164: string }
  /** Said, not proven. Whether somebody has the number is not told: a code is on its way if so. */
  | {
      readonly kind: "phone_claimed";
      readonly phoneE164: string;
      /** The chat that has something to be sent; told to delivery, never to the writer. */
      readonly sentTo?: CodeChat;
    }
  | { readonly kind: "phone_known"; readonly phoneE164: string }
  | { readonly kind: "phone_refused"; readonly why: "landline" | "not_a_phone" | "not_yours" | "in_group" }
  /** A number alone: whose it is was not said. */
  | { readonly kind: "number_unclear"; readonly written: string }
  | { readonly kind: "codes_limited"; readonly waitMs: number }
  | { readonly kind: "code_refused"; readonly triesLeft: number }
  | { readonly kind: "chat_linked"; readonly phoneE164: string; readonly shopCount: number }
  | { readonly kind: "web_link"; readonly url: string }
  /** There is no address that a browser could open. */
  | { readonly kind: "web_not_reachable" }
  | { readonly kind: "logged_out"; readonly sessionCount: number }
  | { readonly kind: "book_moved"; readonly entryCount: number }
  | { readonly kind: "books_kept" }
  | { readonly kind: "book_too_long"; readonly mostEntries: number };
