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

const endsInI = (word: string): boolean => word.endsWith("i") || word.endsWith("y");

/** Only i and y are the same in any word ("bánh mỳ"). */
const isSame = (a: string, b: string): boolean =>
  a === b || (endsInI(a) && endsInI(b) && a.slice(0, -1) === b.slice(0, -1));

const isSlip = (a: string, b: string): boolean => a.length >= MIN_WORD && b.length >= MIN_WORD && oneSlip(a, b);

/**
 * Whether two names in plain letters differ by one slip of the thumb in one of their words. Short words are left alone,
 * for "trà đá" is no "trà đào".
 */
export const oneSlipApart = (written: readonly string[], name: readonly string[]): boolean => {
  if (written.length !== name.length) return false;
  let slips = 0;
  for (let at = 0; at < written.length; at += 1) {
    const [a, b] = [written[at] ?? "", name[at] ?? ""];
    if (isSame(a, b)) continue;
    slips += 1;
    if (slips > 1 || !isSlip(a, b)) return false;
  }
  return true;
};
