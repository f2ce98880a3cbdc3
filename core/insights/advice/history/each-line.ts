import type { Baskets } from "./sales-history.ts";

/** Calls `visit` with each line and its ticket. */
export function eachLine({ count, offsets }: Baskets, visit: (line: number, basket: number) => void): void {
  for (let basket = 0; basket < count; basket++) {
    const end = offsets[basket + 1] ?? 0;
    for (let line = offsets[basket] ?? 0; line < end; line++) visit(line, basket);
  }
}
