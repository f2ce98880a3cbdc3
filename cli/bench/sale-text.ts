/** Both prime, and the chats are counted round: no chat tells the same twice in less than their product of messages. */
const PHO_COUNTS = 17;
const TEA_COUNTS = 163;

/**
 * A sale as message number `n` tells it. Texts differ, since the same one twice within minutes is asked about
 * (docs/decisions/0030) and enters nothing.
 */
export const saleText = (n: number): string =>
  `${2 + (n % PHO_COUNTS)} phở 50k/tô, ${1 + (Math.floor(n / PHO_COUNTS) % TEA_COUNTS)} trà đá 5k/ly`;
