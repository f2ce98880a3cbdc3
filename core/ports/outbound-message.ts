/** A button, or a numbered line where the platform has no buttons. */
export interface Choice {
  readonly label: string;
  /** Given back unchanged when tapped; at most 64 bytes (Telegram's `callback_data`). */
  readonly payload: string;
  /** What to type for the same effect, for doors without buttons. */
  readonly typed?: string;
}

/** A picture that goes with a message. The text says the same in words, for whoever cannot see it. */
export interface Picture {
  /** Names it to `SharedFiles`, and ends its link. */
  readonly linkName: string;
  /** What it shows, in one line. */
  readonly title: string;
}

/** A file that goes with a message. */
export interface OutboundDocument {
  /** Names it to `SharedFiles`, and ends its link. */
  readonly linkName: string;
  /** With its ending. */
  readonly fileName: string;
  /** Said before the link, where a link is all that can be sent. */
  readonly linkWords: string;
  /** Said where not even a link can be. */
  readonly unreachableWords: string;
}

/** One message as it is put into the outbox: already in the person's language, not yet in a platform's shape. */
export interface OutboundMessage {
  readonly text: string;
  /**
   * `question`: the message asks, and one of the choices answers it (numbered where there are no buttons).
   * `actions`: what can be done next; a door without buttons leaves them out, since the text says how to type them.
   */
  readonly choices?: { readonly kind: "question" | "actions"; readonly options: readonly Choice[] };
  readonly picture?: Picture;
  readonly document?: OutboundDocument;
  /** Offers to share the person's phone number, where the door can; the text says how to type it. */
  readonly asksForPhone?: { readonly label: string };
  /**
   * The question that waited in this chat waits no longer: doors stop offering its choices. It was asked in answer to
   * this event; absent where that is not known any more.
   */
  readonly settlesQuestion?: { readonly askedByEventId?: number };
}
