const OF_TET = 0.5;
const OF_PROMOTION = 0.3;
const OF_WEATHER = 0.25;
const OF_MOON = 0.12;
const OF_FEAST = 0.2;

/**
 * How far a kind of day can be expected to move a shop, as a deviation of the logarithm, before anything was seen: by
 * this an effect that was seen once is believed. One good full moon is chance; one Tết at half the sales is not.
 */
export function eventSpread(event: string): number {
  if (event.startsWith("tet")) return OF_TET;
  if (event === "promotion") return OF_PROMOTION;
  if (event === "rain") return OF_WEATHER;
  return event === "full_moon" || event === "new_moon" ? OF_MOON : OF_FEAST;
}
