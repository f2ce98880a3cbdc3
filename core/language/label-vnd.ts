const BILLION = 1_000_000_000;
const MILLION = 1_000_000;
const THOUSAND = 1_000;
const trimmed = (value: number): string => String(Number(value.toFixed(3))).replace(".", ",");

/** An amount as an owner would type it: "2tr", "2,5tr", "50k", "500đ". */
export const labelVnd = (vnd: number): string => {
  if (Math.abs(vnd) >= BILLION && vnd % MILLION === 0) return `${trimmed(vnd / BILLION)} tỷ`;
  if (Math.abs(vnd) >= MILLION && vnd % THOUSAND === 0) return `${trimmed(vnd / MILLION)}tr`;
  return vnd % THOUSAND === 0 ? `${vnd / THOUSAND}k` : `${vnd}đ`;
};
