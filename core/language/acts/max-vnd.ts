/** An amount above this is no amount of a small shop; it is asked. */
export const MAX_VND = 1_000_000_000_000;
