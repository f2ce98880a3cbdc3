/** A statement with its values: `:name` becomes `$1`, `$2`, …, so that each statement of a list takes what it needs. */
export function withValues(sql: string, values: Readonly<Record<string, unknown>>): readonly [string, unknown[]] {
  const used: string[] = [];
  const numbered = sql.replace(/(?<!:):([a-z]\w*)/giu, (_, name: string) => {
    if (!(name in values)) throw new Error(`No value is given for :${name}.`);
    if (!used.includes(name)) used.push(name);
    return `$${String(used.indexOf(name) + 1)}`;
  });
  return [numbered, used.map((name) => values[name])];
}
