import type { SeriesKey } from "../ports/forecasts.ts";

/** A series as the key of a map. */
export const seriesId = ({ locationId = "", itemId = "" }: SeriesKey): string => `${locationId}|${itemId}`;
