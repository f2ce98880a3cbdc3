import { searchKey } from "../language/search-key.ts";

const VIETNAM = new Set(["viet nam", "vn", "ha noi", "sai gon", "tp hcm", "hcm", "ho chi minh", "da nang", "vietnam"]);
const COUNTRIES: Readonly<Record<string, string>> = {
  nhat: "Asia/Tokyo",
  "nhat ban": "Asia/Tokyo",
  "han quoc": "Asia/Seoul",
  "thai lan": "Asia/Bangkok",
  lao: "Asia/Vientiane",
  campuchia: "Asia/Phnom_Penh",
  "dai loan": "Asia/Taipei",
  duc: "Europe/Berlin",
  phap: "Europe/Paris",
  anh: "Europe/London",
};
const OFFSET = /^(?:gmt|utc)? ?([+-]) ?(\d{1,2})$/u;

/** The IANA zone that a city, a country or an offset means; undefined where none is meant. */
export function timeZoneNamed(words: string): string | undefined {
  const key = searchKey(words).trim();
  if (VIETNAM.has(key)) return "Asia/Ho_Chi_Minh";
  const [, sign, hours] = OFFSET.exec(key) ?? [];
  // The zones of the Etc area have their signs the other way round.
  if (hours !== undefined) return known(`Etc/GMT${sign === "+" ? "-" : "+"}${String(Number(hours))}`);
  return COUNTRIES[key] ?? Intl.supportedValuesOf("timeZone").find((zone) => cityOf(zone) === key);
}

const cityOf = (zone: string): string => searchKey((zone.split("/").at(-1) ?? zone).replaceAll("_", " "));

function known(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
