import type { Figures } from "../ports/sales-figures.ts";

export const NO_FIGURES: Figures = { entryCount: 0, totalVnd: 0 };

export const sumFigures = (figures: readonly Figures[]): Figures =>
  figures.reduce(
    (sum, { entryCount, totalVnd }) => ({
      entryCount: sum.entryCount + entryCount,
      totalVnd: sum.totalVnd + totalVnd,
    }),
    NO_FIGURES,
  );
