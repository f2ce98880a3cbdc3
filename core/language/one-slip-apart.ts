const MIN_WORD = 3;

/** One letter more, less, other, or two neighbours swapped. Linear in the length of the words. */
const oneSlip = (a: string, b: string): boolean => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB === `${restA[1] ?? ""}${restA[0] ?? ""}`;
};

const plainI = (word: string): string => word.replace(/y$/u, "i");

/**
 * Whether two names in plain letters differ by one slip of the thumb in one of their words. Short words are left alone,
 * for "trà đá" is no "trà đào"; only i and y are the same in any word ("bánh mỳ").
 */
export const oneSlipApart = (written: readonly string[], name: readonly string[]): boolean => {
  if (written.length !== name.length) return false;
  const differing = written.flatMap((word, at) => (plainI(word) === plainI(name[at] ?? "") ? [] : [at]));
  const [at] = differing;
  if (at === undefined) return true;
  const [a, b] = [written[at] ?? "", name[at] ?? ""];
  return differing.length === 1 && a.length >= MIN_WORD && b.length >= MIN_WORD && oneSlip(a, b);
};
