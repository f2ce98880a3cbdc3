import type { ShareChart } from "../../core/ports/drawing.ts";
import type { ChartPlan } from "./chart-plan.ts";
import { frame, headHeight, text } from "./frame.ts";
import { shortAmount } from "./short-amount.ts";
import { COLOURS, WIDTH } from "./theme.ts";

const RING_PX = 150;
const ROW_PX = 28;

/** A ring with its parts listed below: beside a ring names do not fit on a phone. */
export function planShares(chart: ShareChart): ChartPlan {
  const { parts, language, unit } = chart;
  const top = headHeight(chart) + 8;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  return {
    height: top + RING_PX + 24 + parts.length * ROW_PX + 8,
    option: {
      ...frame(chart),
      color: [...COLOURS.parts],
      series: [
        {
          type: "pie",
          radius: [RING_PX * 0.3, RING_PX / 2],
          center: [WIDTH / 2, top + RING_PX / 2],
          label: {
            show: true,
            position: "center",
            formatter: shortAmount(sum, { language, unit }),
            ...text(14, COLOURS.ink, 600),
          },
          itemStyle: { borderColor: COLOURS.ground, borderWidth: 2 },
          data: parts.map(({ label, value }) => ({ name: label, value })),
        },
      ],
      graphic: parts.flatMap((part, index) => row(chart, part, index, sum, top + RING_PX + 24 + index * ROW_PX)),
    },
  };
}

function row({ language, unit }: ShareChart, part: ShareChart["parts"][number], index: number, sum: number, y: number) {
  const percent = sum === 0 ? 0 : Math.round((part.value / sum) * 100);
  const colour = COLOURS.parts[index % COLOURS.parts.length];
  const words = (x: number, said: string, align: "left" | "right", weight: 400 | 600) => ({
    type: "text",
    x,
    y,
    style: { ...text(13, COLOURS.ink, weight), fill: COLOURS.ink, text: said, align, verticalAlign: "middle" },
  });
  return [
    { type: "rect", shape: { x: 24, y: y - 6, width: 12, height: 12, r: 3 }, style: { fill: colour } },
    words(44, part.label, "left", 400),
    words(WIDTH - 24, `${shortAmount(part.value, { language, unit })} · ${percent}%`, "right", 600),
  ];
}
