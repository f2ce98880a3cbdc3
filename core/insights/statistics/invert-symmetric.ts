/** Inverse of a symmetric positive definite matrix of a handful of rows, by Gauss and Jordan with pivots on the diagonal. */
export function invertSymmetric(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    const pivotRow = work[column] ?? [];
    const pivot = pivotRow[column] ?? 1;
    const scaled = pivotRow.map((value) => value / pivot);
    work[column] = scaled;
    work.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (i !== column && factor !== 0) work[i] = row.map((value, j) => value - factor * (scaled[j] ?? 0));
    });
  }
  return work.map((row) => row.slice(size));
}
