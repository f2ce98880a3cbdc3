const MAX_REMEMBERED = 64;

/**
 * The list that was made of the same JSON before: the reader builds an index for each list it meets, and the lines of
 * one input mostly come from one shop.
 */
export const sameList = <T>(make: (value: unknown) => readonly T[]): ((value: unknown) => readonly T[]) => {
  const made = new Map<string, readonly T[]>();
  return (value) => {
    const key = JSON.stringify([value]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const list = make(value);
    if (made.size >= MAX_REMEMBERED) made.clear();
    made.set(key, list);
    return list;
  };
};
