/** What a message has to name to be meant for us. */
export interface OurBot {
  readonly botId: string;
  /** Without `@`. */
  readonly username?: string;
}
