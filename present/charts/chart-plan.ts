import type { EChartsCoreOption } from "echarts/core";

/** A part of an ECharts option; ECharts itself knows it as a record of anything. */
export type OptionPart = Readonly<Record<string, unknown>>;

/** A chart as ECharts draws it, and how high it has to be, in CSS pixels. */
export interface ChartPlan {
  readonly option: EChartsCoreOption;
  readonly height: number;
}
