import { describe, expect, it } from "vitest";

import { readDate } from "../../../core/language/read-date.ts";

/** Wednesday, 25 November 2026; 17 Tháng Mười of the moon. */
const at = { now: new Date("2026-11-25T10:00:00+07:00"), timeZone: "+07:00" };

const DAYS: Readonly<Record<string, string>> = {
  "chủ nhật cuối cùng của tháng 3": "2026-03-29",
  "thứ hai đầu tiên của tháng mười": "2026-10-05",
  "ngày đầu tiên của năm 2025": "2025-01-01",
  "ngày cuối cùng của tháng 2": "2026-02-28",
  "ngày quốc khánh": "2026-09-02",
  "lễ giáng sinh": "2025-12-25",
  "ngày của mẹ": "2026-05-10",
  "quốc tế thiếu nhi": "2026-06-01",
  tết: "2026-02-17",
  "2026-11-20": "2026-11-20",
  "20.11": "2026-11-20",
  "20-11": "2026-11-20",
  "20 tháng mười một 2025": "2025-11-20",
  "ngày mười hai tháng ba năm hai nghìn lẻ một": "2001-03-12",
  "cách đây 2 tuần": "2026-11-11",
  "cách đây 3 tháng": "2026-08-25",
  "tối nay": "2026-11-25",
  "8h tối nay": "2026-11-25",
  "nửa giờ nữa": "2026-11-25",
  "ngày tiếp theo": "2026-11-26",
};

const RUNS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "đầu tháng 3": ["2026-03-01", "2026-03-10"],
  "giữa tháng": ["2026-11-11", "2026-11-20"],
  "cuối tháng trước": ["2026-10-21", "2026-10-31"],
  "đầu tuần": ["2026-11-23", "2026-11-24"],
  "cuối tuần trước": ["2026-11-21", "2026-11-22"],
  "tuần cuối cùng của tháng 10": ["2026-10-26", "2026-11-01"],
  "quý ba năm 2018": ["2018-07-01", "2018-09-30"],
  "quý IV năm ngoái": ["2025-10-01", "2025-12-31"],
  "tháng 12 năm ngoái": ["2025-12-01", "2025-12-31"],
  "tháng ba năm hai không linh sáu": ["2006-03-01", "2006-03-31"],
  "năm một chín chín tám": ["1998-01-01", "1998-12-31"],
  "hai năm trước": ["2024-01-01", "2025-12-31"],
  "từ 3 đến 5 tháng 3": ["2026-03-03", "2026-03-05"],
  "từ ngày 20 đến ngày 22 tháng 11": ["2026-11-20", "2026-11-22"],
  "từ thứ hai đến thứ sáu": ["2026-11-23", "2026-11-27"],
  "từ tháng 3 đến tháng 5": ["2026-03-01", "2026-05-31"],
  "mùa hè": ["2026-06-21", "2026-09-23"],
};

describe("a text that is nothing but a date", () => {
  it.each(Object.entries(DAYS))("%s is %s", (text, day) => {
    expect(readDate(text, at)).toEqual({ from: day, to: day });
  });

  it.each(Object.entries(RUNS))("%s is a run of days", (text, [from, to]) => {
    expect(readDate(text, at)).toEqual({ from, to });
  });

  it.each(["31/2", "ngày 32 tháng 1", "hôm bữa", "bán 2tr hôm nay", "từ đến", "", "thứ tám"])("%j is none", (text) => {
    expect(readDate(text, at)).toBeNull();
  });
});
