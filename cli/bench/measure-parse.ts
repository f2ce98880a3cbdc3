import { understand } from "../../core/language/understand.ts";
import { median, percentile } from "./statistics.ts";

const WORDS = "2 phở bò tái 50k/tô, 1 trà đá 5k/ly, 3 bún chả 45k/suất, 1 cà phê sữa 25k, chị Hoa chuyển khoản 200k, ";
const LENGTHS = [10, 40, 100, 300, 1_000] as const;
const RUNS = 200;
const MENU = Array.from({ length: 40 }, (_, item) => ({ name: `Món số ${item}`, priceVnd: 10_000 + item * 1_000 }));

/** How long one message takes to be read, by its length, for a shop with forty goods. */
export function measureParse(print: (line: string) => void): Promise<void> {
  const context = {
    now: new Date("2026-11-22T03:00:00Z"),
    timeZone: "Asia/Ho_Chi_Minh",
    dayCutoffMinutes: 240,
    menu: MENU,
    customers: ["Hoa", "Lan", "Minh"],
  };
  for (const length of LENGTHS) {
    const text = WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, length);
    const timesMs = Array.from({ length: RUNS }, () => {
      const startMs = performance.now();
      understand(text, context);
      return performance.now() - startMs;
    });
    const [half, most] = [median(timesMs), percentile(timesMs, 0.99)].map((ms) => ms.toFixed(2));
    print(`${String(length).padStart(5)} characters: median ${half} ms, p99 ${most} ms`);
  }
  return Promise.resolve();
}
