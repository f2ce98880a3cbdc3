/** What a file of texts holds: texts, or groups of texts. */
export type Texts = string | { readonly [key: string]: Texts } | readonly Texts[];

/** All texts: by language, then by file. */
export type Locales = Readonly<Record<string, Readonly<Record<string, Texts>>>>;

/** One text of one language, all its plural forms taken together. */
interface Entry {
  readonly forms: ReadonlyMap<string, string>;
  readonly placeholders: string;
}

const PLURAL = /^(?<base>.+)_(?<form>zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{-?\s*(?<name>[\w.]+)[^}]*\}\}/g;
/** The form of a text that does not count anything. */
const SINGLE = "";

const flatten = (texts: Texts, path: string): readonly [string, string][] =>
  typeof texts === "string"
    ? [[path, texts]]
    : Object.entries(texts).flatMap(([key, inner]) => flatten(inner, path === "" ? key : `${path}.${key}`));

// `_one` at the end of a name is a plural form only where a form `_other` stands beside it.
const splitPlural = (path: string, all: ReadonlySet<string>): readonly [string, string] => {
  const { base, form } = PLURAL.exec(path)?.groups ?? {};
  return base !== undefined && form !== undefined && all.has(`${base}_other`) ? [base, form] : [path, SINGLE];
};

const placeholdersOf = (forms: ReadonlyMap<string, string>): string => {
  const names = [...forms.values()].flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((m) => m.groups?.["name"]));
  return [...new Set(names)].sort().join(", ");
};

const readEntries = (texts: Texts): ReadonlyMap<string, Entry> => {
  const flat = flatten(texts, "");
  const paths = new Set(flat.map(([path]) => path));
  const forms = new Map<string, Map<string, string>>();
  for (const [path, text] of flat) {
    const [base, form] = splitPlural(path, paths);
    forms.set(base, (forms.get(base) ?? new Map<string, string>()).set(form, text));
  }
  return new Map([...forms].map(([key, of]) => [key, { forms: of, placeholders: placeholdersOf(of) }]));
};

const pluralGaps = (language: string, where: string, { forms }: Entry): string[] => {
  if (forms.has(SINGLE)) return [];
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing = wanted.filter((form) => !forms.has(form)).map((form) => `${where} lacks its form _${form}`);
  // i18next uses _zero for a count of 0 in every language, so it is a choice and not a mistake.
  const useless = [...forms.keys()].filter((form) => form !== "zero" && !wanted.some((known) => known === form));
  return [...missing, ...useless.map((form) => `${where} has a form _${form} that ${language} never uses`)];
};

const ownGaps = (language: string, where: string, entry: Entry): string[] => [
  ...[...entry.forms].filter(([, text]) => text.trim() === "").map(() => `${where} is empty`),
  ...pluralGaps(language, where, entry),
];

const gapsBetween = (where: string, entry: Entry, model: Entry, modelLanguage: string): string[] => {
  if (entry.forms.has(SINGLE) !== model.forms.has(SINGLE)) return [`${where} counts in one language only`];
  if (entry.placeholders === model.placeholders) return [];
  return [`${where} fills in {${entry.placeholders}}, but ${modelLanguage} {${model.placeholders}}`];
};

const fileGaps = (locales: Locales, file: string): string[] => {
  const byLanguage = Object.entries(locales).map(
    ([language, files]) => [language, readEntries(files[file] ?? {})] as const,
  );
  const [first] = byLanguage;
  if (first === undefined) return [];
  const [modelLanguage, model] = first;
  const keys = new Set(byLanguage.flatMap(([, entries]) => [...entries.keys()]));
  return byLanguage.flatMap(([language, entries]) =>
    [...keys].flatMap((key) => {
      const where = `${language}/${file}: ${key}`;
      const entry = entries.get(key);
      if (entry === undefined) return [`${where} is missing`];
      const wanted = model.get(key) ?? entry;
      return [...ownGaps(language, where, entry), ...gapsBetween(where, entry, wanted, modelLanguage)];
    }),
  );
};

/**
 * What one language says and another does not: a missing file or text, a placeholder or plural form on one side
 * only, an empty text. One sentence each; none when the languages agree.
 */
export const findLocaleGaps = (locales: Locales): readonly string[] => {
  const files = new Set(Object.values(locales).flatMap((byFile) => Object.keys(byFile)));
  return [...files].sort().flatMap((file) => fileGaps(locales, file));
};
