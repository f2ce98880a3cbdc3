import type { Days, Figures } from "../ports/sales-figures.ts";

export const NO_FIGURES: Figures = { entryCount: 0, totalVnd: 0 };

export const sumFigures = (figures: readonly Figures[]): Figures =>
  figures.reduce(
    (sum, { entryCount, totalVnd }) => ({
      entryCount: sum.entryCount + entryCount,
      totalVnd: sum.totalVnd + totalVnd,
    }),
    NO_FIGURES,
  );

export const withinDays = <T extends { readonly date: string }>(rows: readonly T[], { from, to }: Days): T[] =>
  rows.filter(({ date }) => date >= from && date <= to);
