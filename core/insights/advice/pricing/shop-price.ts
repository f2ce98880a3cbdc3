const STEPS_VND = [1_000_000, 500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500];
/** A step larger than this share of the price is no step but a leap. */
const MAX_STEP_SHARE = 0.125;
/** How far one step of advice goes: enough to see, not enough to lose the regulars. */
const USUAL_CHANGE = 0.08;

/** The coarsest step in which a price like this is written: 45.000 in steps of 5.000, 12.000 in steps of 1.000. */
export function priceStepVnd(priceVnd: number): number {
  const fits = (step: number): boolean => step <= priceVnd * MAX_STEP_SHARE;
  return STEPS_VND.find((step) => fits(step) && priceVnd % step === 0) ?? STEPS_VND.find(fits) ?? 500;
}

/** The next price up, as shops write prices: one step, or as many as come to about eight percent. */
export function priceAbove(priceVnd: number): number {
  const step = priceStepVnd(priceVnd);
  const target = Math.round((priceVnd * (1 + USUAL_CHANGE)) / step) * step;
  return Math.max(target, Math.floor(priceVnd / step) * step + step);
}

/** The next price down; never below zero. */
export function priceBelow(priceVnd: number): number {
  const step = priceStepVnd(priceVnd);
  const target = Math.round((priceVnd * (1 - USUAL_CHANGE)) / step) * step;
  return Math.max(0, Math.min(target, Math.ceil(priceVnd / step) * step - step));
}

/** The lowest price as shops write it that is at least `atLeastVnd`. */
export function roundPriceUp(atLeastVnd: number): number {
  const step = STEPS_VND.find((each) => each <= atLeastVnd * MAX_STEP_SHARE) ?? 500;
  return Math.ceil(atLeastVnd / step) * step;
}
