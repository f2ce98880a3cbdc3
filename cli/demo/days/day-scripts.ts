import { BUILDING_SHOP } from "./building-shop.ts";
import { COFFEE_CART } from "./coffee-cart.ts";
import type { DayScript } from "./day-script.ts";
import { GROCERY } from "./grocery.ts";
import { PHO_STALL } from "./pho-stall.ts";

/** Whole days of four shops. */
export const DAY_SCRIPTS: readonly DayScript[] = [PHO_STALL, COFFEE_CART, GROCERY, BUILDING_SHOP];
