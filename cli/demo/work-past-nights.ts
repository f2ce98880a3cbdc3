import { forecastNight } from "../../core/forecasts/forecast-night.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { businessDate } from "../../core/sales/business-date.ts";
import { type DemoDeps, ownerOf } from "./open-demo-shop.ts";
import type { ShopPlan } from "./shop-plan.ts";

/** Makes and scores the forecasts of a made-up shop as they would have been made in the nights before `now`. */
export const workPastNights =
  (deps: DemoDeps) =>
  async (plan: ShopPlan, now: Date, nights: number): Promise<void> => {
    for (let back = nights; back >= 0; back--) {
      await deps.transactions.run(async (tx) => {
        const { shop } = await ownerOf(deps)(tx, plan, now);
        await deps.transactions.enterTenant(tx, shop.tenantId);
        await forecastNight(deps)(tx, shop, shifted(businessDate(now, shop), -back));
      });
    }
  };
