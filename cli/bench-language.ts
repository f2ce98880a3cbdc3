import type { ReadingContext } from "../core/language/act.ts";
import { benchGrowth } from "./bench/language/bench-growth.ts";
import { benchSpeed } from "./bench/language/bench-speed.ts";

/** A phở stall that knows its dishes and its regulars. */
const context: ReadingContext = {
  now: new Date("2026-11-25T10:00:00+07:00"),
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  menu: [
    { name: "phở tái", priceVnd: 45_000, unit: "tô" },
    { name: "phở chín", priceVnd: 45_000, unit: "tô" },
    { name: "bún bò", priceVnd: 45_000, unit: "tô" },
    { name: "cà phê sữa đá", priceVnd: 25_000, unit: "ly" },
    { name: "trà đá", priceVnd: 5_000, unit: "ly" },
  ],
  customers: ["chị Lan", "cô Ba", "bác Hai"],
};

const lines = ["Speed, in processor time of one core:", ...benchSpeed(context), "", "Growth:", ...benchGrowth(context)];
process.stdout.write(`${lines.join("\n")}\n`);
