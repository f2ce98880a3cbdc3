import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

import type { Drawer, Drawing } from "../../core/ports/drawing.ts";
import type { ChartPlan } from "./chart-plan.ts";
import { planBars } from "./plan-bars.ts";
import { planColumns } from "./plan-columns.ts";
import { planForecast } from "./plan-forecast.ts";
import { planShares } from "./plan-shares.ts";
import { renderPng } from "./render-png.ts";
import { WIDTH } from "./theme.ts";

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  SVGRenderer,
]);

const PLANS: { [K in Drawing["kind"]]: (drawing: Extract<Drawing, { kind: K }>) => ChartPlan } = {
  columns: planColumns,
  bars: planBars,
  shares: planShares,
  forecast: planForecast,
};

const planOf = (drawing: Drawing): ChartPlan => (PLANS[drawing.kind] as (drawing: Drawing) => ChartPlan)(drawing);

/** Draws with ECharts into SVG, without a browser, and makes a PNG of it. */
export const drawChart: Drawer["draw"] = (drawing) => renderPng(toSvg(planOf(drawing)));

function toSvg({ option, height }: ChartPlan): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
