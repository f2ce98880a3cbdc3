const FIELD = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/gu;

/** The fields of a line of CSV (RFC 4180, one record a line); undefined where its quotes do not match. */
export function splitCsvLine(line: string): string[] | undefined {
  const fields: string[] = [];
  let read = 0;
  for (const [whole, quoted, bare] of line.matchAll(FIELD)) {
    fields.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    read += whole.length;
  }
  return read === line.length ? fields : undefined;
}
