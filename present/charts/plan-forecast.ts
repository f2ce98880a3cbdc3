import type { ForecastChart } from "../../core/ports/drawing.ts";
import type { ChartPlan } from "./chart-plan.ts";
import { frame, headHeight } from "./frame.ts";
import { AMOUNTS_PX, amountAxis, labelAxis, legendAt } from "./plan-columns.ts";
import { COLOURS, MARGIN } from "./theme.ts";

const PLOT_PX = 220;
const LEGEND_PX = 26;
const BELOW_PX = 34;

/** A band for the interval, a dashed line for what is expected, columns for what came. */
export function planForecast(chart: ForecastChart): ChartPlan {
  const { days, legend } = chart;
  const top = headHeight(chart) + LEGEND_PX + 12;
  const shown = [legend.actual, legend.mean, legend.interval];
  return {
    height: top + PLOT_PX + BELOW_PX,
    option: {
      ...frame(chart),
      legend: legendAt(headHeight(chart), shown),
      grid: { left: AMOUNTS_PX, right: MARGIN, top, bottom: BELOW_PX },
      xAxis: labelAxis(days.map(({ label }) => label)),
      yAxis: amountAxis(chart),
      series: [...band(chart), came(chart), expected(chart)],
    },
  };
}

/** ECharts has no band: the interval's height is stacked upon an invisible line at its lower end. */
const band = ({ days, legend }: ForecastChart) => [
  line({ name: "", data: days.map(({ lower }) => lower ?? "-"), lineStyle: { opacity: 0 }, stack: "interval" }),
  line({
    name: legend.interval,
    data: days.map(({ lower, upper }) => (lower === undefined || upper === undefined ? "-" : upper - lower)),
    lineStyle: { opacity: 0 },
    areaStyle: { color: COLOURS.before, opacity: 0.6 },
    itemStyle: { color: COLOURS.before },
    stack: "interval",
  }),
];

const came = ({ days, legend }: ForecastChart) => ({
  type: "bar",
  name: legend.actual,
  barWidth: "46%",
  // Before the band, which would else tint the columns, and behind the line.
  z: 5,
  itemStyle: { color: COLOURS.main, borderRadius: [3, 3, 0, 0] },
  data: days.map(({ actual }) => actual ?? "-"),
});

const expected = ({ days, legend }: ForecastChart) =>
  line({
    name: legend.mean,
    data: days.map(({ mean }) => mean ?? "-"),
    z: 6,
    lineStyle: { color: COLOURS.warning, width: 2, type: "dashed" },
    itemStyle: { color: COLOURS.warning },
    showSymbol: true,
    symbolSize: 6,
  });

const line = (more: Readonly<Record<string, unknown>>) => ({ type: "line", showSymbol: false, z: 4, ...more });
