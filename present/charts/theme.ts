/** Light, since a picture is also forwarded and printed. The greens are those of the chat page. */
export const COLOURS = {
  ground: "#ffffff",
  ink: "#17211e",
  soft: "#5a6762",
  line: "#dfe7e3",
  main: "#0f6b5c",
  before: "#c3d9d1",
  takenOff: "#7fb5a6",
  warning: "#c2571a",
  /** Told apart by lightness too, for those who do not see colours apart. */
  parts: ["#0f6b5c", "#e0a030", "#7fb5a6", "#c2571a", "#3c5a8a", "#a9b4af"],
} as const;

export const FONT = "Be Vietnam Pro";

/** As wide as a narrow phone, in CSS pixels; drawn three times as fine, as phones' screens are. */
export const WIDTH = 360;
export const SCALE = 3;

export const MARGIN = 16;
