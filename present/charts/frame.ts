import type { Drawing } from "../../core/ports/drawing.ts";
import type { EChartsCoreOption } from "echarts/core";
import type { OptionPart } from "./chart-plan.ts";
import { COLOURS, FONT, MARGIN } from "./theme.ts";

const TITLE_PX = 17;
const SUBTITLE_PX = 13;

/** How much of the height the title takes. */
export const headHeight = ({ subtitle }: Pick<Drawing, "subtitle">): number => (subtitle === undefined ? 46 : 68);

export const text = (px: number, colour: string = COLOURS.ink, weight: 400 | 600 = 400): OptionPart => ({
  fontFamily: FONT,
  fontSize: px,
  fontWeight: weight,
  color: colour,
});

/** What every chart has: the ground, the title, and no movement. */
export const frame = ({ title, subtitle }: Pick<Drawing, "title" | "subtitle">): EChartsCoreOption => ({
  animation: false,
  backgroundColor: COLOURS.ground,
  textStyle: text(12),
  title: {
    text: title,
    left: MARGIN,
    top: MARGIN,
    itemGap: 6,
    padding: 0,
    textStyle: text(TITLE_PX, COLOURS.ink, 600),
    ...(subtitle !== undefined && { subtext: subtitle, subtextStyle: text(SUBTITLE_PX, COLOURS.soft) }),
  },
});
