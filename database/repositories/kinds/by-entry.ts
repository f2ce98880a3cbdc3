/** Rows in their order, by the entry that they belong to. */
export function byEntry<R extends { readonly entryId: string }>(rows: readonly R[]): Map<string, R[]> {
  const grouped = new Map<string, R[]>();
  for (const row of rows) {
    const group = grouped.get(row.entryId);
    if (group === undefined) grouped.set(row.entryId, [row]);
    else group.push(row);
  }
  return grouped;
}
