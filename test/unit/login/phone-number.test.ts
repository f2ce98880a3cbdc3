import { describe, expect, it } from "vitest";

import { phoneAsWritten, readPhone } from "../../../core/login/phone-number.ts";

/** The groups of before September 2018 and what they became, as the carriers told their customers. */
const OLD_TO_NEW = {
  // MobiFone
  "0120": "070",
  "0121": "079",
  "0122": "077",
  "0126": "076",
  "0128": "078",
  // VinaPhone
  "0123": "083",
  "0124": "084",
  "0125": "085",
  "0127": "081",
  "0129": "082",
  // Viettel
  "0162": "032",
  "0163": "033",
  "0164": "034",
  "0165": "035",
  "0166": "036",
  "0167": "037",
  "0168": "038",
  "0169": "039",
  // Vietnamobile, Gmobile
  "0186": "056",
  "0188": "058",
  "0199": "059",
} as const;

describe("a phone number", () => {
  it.each(Object.entries(OLD_TO_NEW))("of before 2018 that began with %s begins with %s", (before, since) => {
    const e164 = `+84${since.slice(1)}3456789`;
    expect(readPhone(`${before}3456789`)).toEqual({ kind: "mobile", e164 });
    expect(readPhone(`+84 ${before.slice(1)} 345 6789`)).toEqual({ kind: "mobile", e164 });
    expect(readPhone(`${since}3456789`)).toEqual({ kind: "mobile", e164 });
  });

  it("of eleven digits whose group never was given out is none", () => {
    const groups = Array.from({ length: 100 }, (_, n) => `01${String(n).padStart(2, "0")}`);
    const unknown = groups.filter((group) => !Object.hasOwn(OLD_TO_NEW, group));
    expect(unknown).toHaveLength(79);
    expect(unknown.map((group) => readPhone(`${group}3456789`).kind)).toEqual(unknown.map(() => "not_a_phone"));
  });

  it.each([
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "091-234-5678",
    "(091) 234 5678",
    "+84912345678",
    "+84 (0)912 345 678",
    "84912345678",
    "0084912345678",
  ])("is the same however it is written: %s", (written) => {
    expect(readPhone(written)).toEqual({ kind: "mobile", e164: "+84912345678" });
  });

  it.each(["03", "05", "07", "08", "09"])("of the group %s is a mobile one", (group) => {
    expect(readPhone(`${group}12345678`)).toEqual({ kind: "mobile", e164: `+84${group.slice(1)}12345678` });
  });

  it.each(["02838123456", "+84 24 3825 1234", "0236 3822 000"])("of a house is known as one: %s", (written) => {
    expect(readPhone(written)).toEqual({ kind: "landline" });
  });

  it("of the group 084 is not taken for the country's code", () => {
    expect(readPhone("0845678901")).toEqual({ kind: "mobile", e164: "+84845678901" });
  });

  it("of another country is kept as it is", () => {
    expect(readPhone("+1 415 555 2671")).toEqual({ kind: "foreign", e164: "+14155552671" });
    expect(readPhone("0061412345678")).toEqual({ kind: "foreign", e164: "+61412345678" });
  });

  it.each([
    "",
    "0",
    "091234567",
    "09123456789",
    "0412345678",
    "0612345678",
    "19001234",
    "1800 1234",
    "912345678",
    "sáu",
    "+84",
    "0912345678a",
  ])("is not read from “%s”", (written) => {
    expect(readPhone(written)).toEqual({ kind: "not_a_phone" });
  });

  it("is written in threes", () => {
    expect(phoneAsWritten("+84912345678")).toBe("0912 345 678");
    expect(phoneAsWritten("+14155552671")).toBe("+14155552671");
  });
});
