/** A day as the candidates see it: odd values cut, events taken out. */
export interface ObservedDay {
  /** Days since the start of the history, closed ones included. */
  readonly day: number;
  readonly slot: number;
  readonly value: number;
  /** Open days seen before this one. */
  readonly seenDays: number;
}

/** One simple way to forecast. It reads the history once, day by day, and may be asked after each. */
export interface Candidate {
  /** @param ahead 0 for the next day */
  readonly predict: (slot: number, ahead: number, day: number) => number;
  readonly observe: (day: ObservedDay) => void;
  /** The level has moved for good: all that was learnt of it is multiplied. */
  readonly rescale: (factor: number) => void;
}
