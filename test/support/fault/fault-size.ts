/** How much is sent and how often is killed. `FAULT_SIZE` is `full`, `middle`, or left out (docs/faults.md). */
export interface FaultSize {
  readonly messages: number;
  readonly chats: number;
  readonly kills: number;
}

const SIZES = {
  full: { messages: 3_000, chats: 100, kills: 30 },
  middle: { messages: 900, chats: 50, kills: 10 },
  small: { messages: 240, chats: 24, kills: 4 },
} as const satisfies Record<string, FaultSize>;

const name = process.env["FAULT_SIZE"] ?? "small";
if (!(name in SIZES)) throw new Error(`FAULT_SIZE is one of ${Object.keys(SIZES).join(", ")}, not "${name}".`);

export const isFull = name === "full";

export const faultSize = (): FaultSize => SIZES[name as keyof typeof SIZES];

/** The longest that one fault may take: it waits most of that for chats whose process was killed. */
export const longestFaultMs = { full: 1_200_000, middle: 600_000, small: 240_000 }[name as keyof typeof SIZES];

/** A share of the size, for faults that show as well with fewer messages. */
export const shareOf = ({ messages, chats, kills }: FaultSize, share: number): FaultSize => ({
  messages: Math.ceil(messages * share),
  chats: Math.ceil(chats * share),
  kills: Math.ceil(kills * share),
});
