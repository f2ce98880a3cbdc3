/** What waits, as one number per bot or channel, and how long the oldest of it has waited. */
export interface Waiting {
  readonly channel: string;
  /** Absent where bots are not told apart. */
  readonly botId?: string;
  readonly count: number;
  readonly oldestSeconds: number;
}

/** The state of the way of a message, as the database knows it: the same from every process. */
export interface Measures {
  /** Messages that came in and are not worked off. */
  readonly inbound: readonly Waiting[];
  /** Messages that are to be sent. */
  readonly outbox: readonly Waiting[];
  /** Events that failed for good. */
  readonly failedInbound: readonly { readonly channel: string; readonly count: number }[];
  /** Messages in the list of the given-up. */
  readonly givenUp: readonly {
    readonly channel: string;
    readonly botId: string;
    readonly state: "failed" | "unknown";
    readonly count: number;
  }[];
  /** Steps of shops' nights that are to be done, and those given up within the last day. */
  readonly nightSteps: readonly {
    readonly step: string;
    readonly state: "pending" | "failed";
    readonly count: number;
    readonly oldestSeconds: number;
  }[];
  /** Messages sent in this month of Vietnam's. */
  readonly sentThisMonth: readonly { readonly channel: string; readonly botId: string; readonly count: number }[];
}

/** Jobs of one queue in one state. What must not be lost is a row elsewhere: a deep queue means slow work, not lost work. */
export interface QueueDepth {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

/** Of the queues that this process has opened. @throws when the queue's store does not answer */
export type TakeQueueDepths = () => Promise<readonly QueueDepth[]>;

/** @throws OperationalError when the database does not answer in time */
export type TakeMeasures = () => Promise<Measures>;
