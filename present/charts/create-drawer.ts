import type { Drawer } from "../../core/ports/drawing.ts";

/** Draws charts. ECharts is a quarter of all that would be loaded at the start, so it comes with the first picture. */
export const createDrawer = (): Drawer => ({
  draw: async (drawing) => (await import("./draw-chart.ts")).drawChart(drawing),
});
