import { keepAdviceOvernight } from "../core/advice/keep-advice-overnight.ts";
import type { EffectDeps } from "../core/advice/measure-taken-tip.ts";
import { measureEffects } from "../core/advice/measure-effects.ts";
import type { ForecastDeps } from "../core/forecasts/forecast-deps.ts";
import { forecastNight } from "../core/forecasts/forecast-night.ts";
import type { NightWork } from "../core/night/night-step.ts";

type Deps = Parameters<typeof keepAdviceOvernight>[0] & EffectDeps & ForecastDeps;

/** What each step of a night does; see core/night/night-step.ts for how to add one. */
export const nightWork = (deps: Deps): NightWork => ({
  effects: measureEffects(deps),
  advice: keepAdviceOvernight(deps),
  forecast: (tx, shop, { today }) => forecastNight(deps)(tx, shop, today),
});
