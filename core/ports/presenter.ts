import type { Outcome } from "../conversation/outcome.ts";
import type { Language } from "./accounts.ts";
import type { Drawing } from "./drawing.ts";
import type { OutboundDocument, OutboundMessage } from "./outbound-message.ts";

/** To whom and from when something is said. */
export interface Voice {
  readonly language: Language;
  /** Today's business date, so that a date can be called today or yesterday. */
  readonly today: string;
  /** IANA zone of the shop, where times of day are told. */
  readonly timeZone?: string;
  /** Set only where the person has more than one shop: then each reply names it. */
  readonly shopName?: string;
  /** Instead of its name, where it has none yet. The number is E.164. */
  readonly unnamedShop?: { readonly ownerPhone?: string | undefined };
}

/** A file as it was made, with the words that go with its link. */
export interface ComposedFile extends Omit<OutboundDocument, "linkName"> {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A message whose picture or file, if it has one, is still to be kept and given a link: the outbox does both. */
export interface ComposedMessage extends Omit<OutboundMessage, "picture" | "document"> {
  readonly drawing?: Drawing;
  readonly file?: ComposedFile;
}

/** Turns what happened into what a person reads. */
export interface Presenter {
  present(outcomes: readonly Outcome[], voice: Voice): ComposedMessage;
}
