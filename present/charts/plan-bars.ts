import type { BarChart } from "../../core/ports/drawing.ts";
import type { ChartPlan } from "./chart-plan.ts";
import { frame, headHeight, text } from "./frame.ts";
import { shortAmount } from "./short-amount.ts";
import { COLOURS, MARGIN } from "./theme.ts";

const ROW_PX = 46;
const BAR_PX = 14;

/** Bars under their names, so that a long name has the whole width of the phone. */
export function planBars(chart: BarChart): ChartPlan {
  const { bars } = chart;
  const top = headHeight(chart) + 14;
  return {
    height: top + bars.length * ROW_PX + MARGIN,
    option: {
      ...frame(chart),
      grid: { left: MARGIN, right: MARGIN, top, bottom: MARGIN },
      xAxis: { type: "value", show: false, min: 0, max: Math.max(1, ...bars.map(({ value }) => value)) },
      yAxis: { type: "category", inverse: true, show: false, data: bars.map((_, index) => index) },
      series: [bodies(chart), names(chart), amounts(chart)],
    },
  };
}

const bodies = ({ bars }: BarChart) => ({
  type: "bar",
  barWidth: BAR_PX,
  showBackground: true,
  backgroundStyle: { color: "#eff4f2", borderRadius: 4 },
  data: bars.map((bar) => ({ value: bar.value, itemStyle: { color: colourOf(bar), borderRadius: 4 } })),
});

const colourOf = ({ isWarning, isTakenOff }: BarChart["bars"][number]): string => {
  if (isWarning === true) return COLOURS.warning;
  return isTakenOff === true ? COLOURS.takenOff : COLOURS.main;
};

/** Words on an invisible point at an end of each row: ECharts keeps labels of bars near the bars' own ends. */
const wordsAt = (end: "left" | "right", words: readonly string[], colour: string, at: number) => ({
  type: "scatter",
  symbolSize: 0,
  itemStyle: { opacity: 1 },
  z: 6,
  data: words.map((word, index) => ({
    value: [end === "left" ? 0 : at, index],
    label: {
      show: true,
      formatter: word.replaceAll("{", "("),
      position: [0, -24],
      align: end,
      ...text(13, colour, end === "left" ? 400 : 600),
    },
  })),
});

const names = ({ bars }: BarChart) =>
  wordsAt(
    "left",
    bars.map(({ label }) => shortened(label)),
    COLOURS.ink,
    0,
  );

const amounts = ({ bars, language, unit }: BarChart) =>
  wordsAt(
    "right",
    bars.map(({ value, note }) => [note, shortAmount(value, { language, unit })].filter(Boolean).join(" · ")),
    COLOURS.ink,
    Math.max(1, ...bars.map(({ value }) => value)),
  );

const LONGEST_NAME = 24;

const shortened = (name: string): string => {
  const signs = [...new Intl.Segmenter("vi").segment(name)].map(({ segment }) => segment);
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join("")}…`;
};
