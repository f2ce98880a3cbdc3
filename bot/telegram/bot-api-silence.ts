/**
 * A call that brought no answer of the Bot API. Made by us instead of handing on what the HTTP client threw: that may
 * name the address, and the address holds the token.
 */
export class BotApiSilence extends Error {
  /** `not_reached`: the request surely did not get there. `no_answer`: it was under way and may have had its effect. */
  readonly kind: "not_reached" | "no_answer";
  /** Stable, for logs and metrics. */
  readonly code: string;
  constructor(kind: "not_reached" | "no_answer", code: string) {
    super(`The Bot API gave no answer (${code}).`);
    this.name = "BotApiSilence";
    this.kind = kind;
    this.code = code;
  }
}
