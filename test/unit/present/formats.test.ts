import { describe, expect, it } from "vitest";

import { formatDate, formatQuantity, formatVnd, nearness } from "../../../present/formats.ts";

describe("figures as people read them", () => {
  it("are grouped as the language does", () => {
    expect(formatVnd(2_000_000, "vi")).toBe("2.000.000đ");
    expect(formatVnd(2_000_000, "en")).toBe("2,000,000đ");
    expect(formatQuantity(1.5, "vi")).toBe("1,5");
    expect(formatQuantity(1_234.125, "vi")).toBe("1.234,125");
  });

  it("name the weekday, and the year only where it is another", () => {
    expect(formatDate("2026-11-22", "2026-11-23", "vi")).toBe("Chủ nhật 22/11");
    expect(formatDate("2026-11-26", "2026-11-23", "vi")).toBe("Thứ năm 26/11");
    expect(formatDate("2025-12-01", "2026-11-23", "vi")).toBe("Thứ hai 1/12/2025");
    expect(formatDate("2026-11-22", "2026-11-23", "en")).toBe("Sunday 22/11");
  });

  it("know today and yesterday across a year's end", () => {
    expect(nearness("2027-01-01", "2027-01-01")).toBe("today");
    expect(nearness("2026-12-31", "2027-01-01")).toBe("yesterday");
    expect(nearness("2027-01-02", "2027-01-01")).toBe("other");
  });
});
