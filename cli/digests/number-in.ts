/** A number as Vietnamese write it: `1.200.000`, `2,5`. */
export const numberIn = (text: string | undefined): number =>
  Number((text ?? "").replaceAll(".", "").replace(",", "."));
