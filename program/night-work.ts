import { keepAdviceOvernight } from "../core/advice/keep-advice-overnight.ts";
import type { NightWork } from "../core/night/night-step.ts";

/** What each step of a night does; see core/night/night-step.ts for how to add one. */
export const nightWork = (deps: Parameters<typeof keepAdviceOvernight>[0]): NightWork => ({
  advice: keepAdviceOvernight(deps),
});
