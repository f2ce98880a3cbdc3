/**
 * Who closed our output (a pager that was left, a terminal that is gone) did not stop the shop: without a listener the
 * next line printed would end the program.
 */
export function keepWithoutOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
