import { createRequire } from "node:module";

import { renderAsync } from "@resvg/resvg-js";

import { COLOURS, FONT, SCALE } from "./theme.ts";

const require = createRequire(import.meta.url);
const FONT_FILES = ["400Regular/BeVietnamPro_400Regular", "600SemiBold/BeVietnamPro_600SemiBold"].map((file) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}.ttf`),
);

/** An SVG as a PNG. Only our own font is used, so that a picture looks the same on every machine. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    background: COLOURS.ground,
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return image.asPng();
}
