/** How much is sent and how often is killed. `FAULT_SIZE=full` is what docs/faults.md was measured with. */
export interface FaultSize {
  readonly messages: number;
  readonly chats: number;
  readonly kills: number;
}

const SIZES = {
  full: { messages: 3_000, chats: 100, kills: 30 },
  small: { messages: 240, chats: 24, kills: 4 },
} as const satisfies Record<string, FaultSize>;

export const isFull = process.env["FAULT_SIZE"] === "full";

export const faultSize = (): FaultSize => (isFull ? SIZES.full : SIZES.small);

/** A share of the size, for faults that show as well with fewer messages. */
export const shareOf = ({ messages, chats, kills }: FaultSize, share: number): FaultSize => ({
  messages: Math.ceil(messages * share),
  chats: Math.ceil(chats * share),
  kills: Math.ceil(kills * share),
});
