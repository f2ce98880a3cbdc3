import type { ColumnChart } from "../../core/ports/drawing.ts";
import type { ChartPlan, OptionPart } from "./chart-plan.ts";
import { frame, headHeight, text } from "./frame.ts";
import { shortAmount } from "./short-amount.ts";
import { COLOURS, MARGIN } from "./theme.ts";

const PLOT_PX = 220;
const LEGEND_PX = 26;
const BELOW_PX = 34;
/** Room for amounts such as "1,5tr" left of the plot. */
export const AMOUNTS_PX = 40;
/** More columns than this have no room for an amount each: then the highest alone is told. */
const TELLS_EACH_UP_TO = 8;

/** Columns side by side; what each is compared with stands wider and paler behind it. */
export function planColumns(chart: ColumnChart): ChartPlan {
  const { columns, legend } = chart;
  const compares = legend !== undefined && columns.some(({ before }) => before !== undefined);
  const top = headHeight(chart) + (compares ? LEGEND_PX : 0) + 12;
  return {
    height: top + PLOT_PX + BELOW_PX,
    option: {
      ...frame(chart),
      ...(compares && { legend: legendAt(headHeight(chart), [legend.now, legend.before]) }),
      grid: { left: AMOUNTS_PX, right: MARGIN, top, bottom: BELOW_PX },
      // The paler columns stand on an axis of their own, or ECharts would put the two beside each other.
      xAxis: [
        labelAxis(columns.map(({ label }) => label)),
        { ...labelAxis(columns.map(({ label }) => label)), show: false },
      ],
      yAxis: amountAxis(chart),
      series: [
        ...(compares ? [behind(legend.before, columns)] : []),
        {
          type: "bar",
          name: legend?.now ?? "",
          z: 3,
          itemStyle: { color: COLOURS.main, borderRadius: [3, 3, 0, 0] },
          barWidth: compares ? "44%" : "64%",
          data: columns.map((column) => ({ value: column.value, label: { textBorderColor: groundOf(chart, column) } })),
          label: columnLabel(chart),
        },
      ],
    },
  };
}

export const legendAt = (top: number, names: readonly string[]): OptionPart => ({
  left: MARGIN,
  top,
  padding: 0,
  itemWidth: 12,
  itemHeight: 12,
  itemGap: 16,
  icon: "roundRect",
  data: names,
  textStyle: text(12, COLOURS.soft),
});

export const labelAxis = (labels: readonly string[]): OptionPart => ({
  type: "category",
  data: labels,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: COLOURS.line } },
  axisLabel: { ...text(11, COLOURS.soft), hideOverlap: true, interval: labels.length <= TELLS_EACH_UP_TO ? 0 : "auto" },
});

export const amountAxis = ({ language, unit }: Pick<ColumnChart, "language" | "unit">): OptionPart => ({
  type: "value",
  splitNumber: 3,
  splitLine: { lineStyle: { color: COLOURS.line } },
  axisLabel: {
    ...text(11, COLOURS.soft),
    margin: 6,
    formatter: (value: number) => (value === 0 ? "0" : shortAmount(value, { language, unit, tight: true })),
  },
});

const behind = (name: string, columns: ColumnChart["columns"]) => ({
  type: "bar",
  name,
  z: 2,
  xAxisIndex: 1,
  itemStyle: { color: COLOURS.before, borderRadius: [3, 3, 0, 0] },
  barWidth: "78%",
  data: columns.map(({ before }) => before ?? "-"),
});

/** An amount stays readable where it stands on a line or on the edge of the column behind. */
const HALO = { textBorderWidth: 3 };

/** What an amount stands on: the paler column, where that is higher and wide enough for it. */
const groundOf = ({ columns }: ColumnChart, { value, before = 0 }: ColumnChart["columns"][number]): string =>
  before > value && columns.length <= TELLS_EACH_UP_TO ? COLOURS.before : COLOURS.ground;

function columnLabel({ columns, language, unit }: ColumnChart) {
  const highest = Math.max(...columns.map(({ value }) => value));
  const first = columns.findIndex(({ value }) => value === highest);
  const tellsEach = columns.length <= TELLS_EACH_UP_TO;
  return {
    show: true,
    position: "top",
    distance: 4,
    ...text(11, COLOURS.ink, 600),
    ...HALO,
    formatter: ({ value, dataIndex }: { value: number; dataIndex: number }) =>
      value > 0 && (tellsEach || dataIndex === first) ? shortAmount(value, { language, unit, tight: true }) : "",
  };
}
