/**
 * A sale as message number `n` tells it. Texts differ, since the same one twice within minutes is asked about
 * (docs/decisions/0030) and enters nothing.
 */
export const saleText = (n: number): string =>
  `${2 + (n % 3)} phở 50k/tô, ${1 + (Math.floor(n / 3) % 160)} trà đá 5k/ly`;
