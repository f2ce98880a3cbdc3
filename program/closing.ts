/** One thing to close. What is opened later is closed earlier; each step runs even if one before it failed. */
export type ClosingStep = readonly [name: string, close: () => Promise<void>];
