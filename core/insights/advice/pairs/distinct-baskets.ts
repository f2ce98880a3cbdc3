/** What lies in each basket: items of basket `b` are those from `offsets[b]` up to, not including, `offsets[b + 1]`. */
export interface ItemBaskets {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Puts the last value of `kept` before `end` in order among those from `start`: tickets are short. */
function settle(kept: Int32Array, start: number, end: number): void {
  const item = kept[end - 1] ?? 0;
  let at = end - 1;
  for (; at > start && (kept[at - 1] ?? 0) > item; at--) kept[at] = kept[at - 1] ?? 0;
  kept[at] = item;
}

/** The same baskets with each item once, in ascending order. */
export function distinctBaskets({ offsets, items }: ItemBaskets): ItemBaskets {
  const kept = new Int32Array(items.length);
  const starts = new Int32Array(offsets.length);
  let length = 0;
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    const start = length;
    for (let at = offsets[basket] ?? 0; at < (offsets[basket + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      if (kept.subarray(start, length).includes(item)) continue;
      kept[length++] = item;
      settle(kept, start, length);
    }
    starts[basket + 1] = length;
  }
  return { offsets: starts, items: kept.subarray(0, length) };
}
