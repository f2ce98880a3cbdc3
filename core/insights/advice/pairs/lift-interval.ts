import type { Interval } from "../../statistics/poisson-interval.ts";
import type { Rule } from "./derive-rules.ts";

/** Interval of a rule's lift, from the variance of its logarithm under repeated sampling of baskets (delta method). */
export function liftInterval({ count, givenCount, itemCount, lift }: Rule, basketCount: number, z: number): Interval {
  const [both, given, item] = [count / basketCount, givenCount / basketCount, itemCount / basketCount];
  const squares =
    both * (1 / both - 1 / given - 1 / item) ** 2 + (given - both) / given ** 2 + (item - both) / item ** 2;
  const halfWidth = z * Math.sqrt(Math.max(0, squares - 1) / basketCount);
  return { lower: lift * Math.exp(-halfWidth), upper: lift * Math.exp(halfWidth) };
}
