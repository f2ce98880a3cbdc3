import { describe, expect, it } from "vitest";

import type { Act, ReadingContext } from "../../../core/language/act.ts";
import { answerAsk } from "../../../core/language/answer-ask.ts";
import { understand } from "../../../core/language/understand.ts";

const context: ReadingContext = {
  now: new Date("2026-11-22T10:00:00+07:00"),
  timeZone: "Asia/Ho_Chi_Minh",
  dayCutoffMinutes: 240,
  menu: [],
  customers: [],
};

const answered = (text: string, answer: string, moment: ReadingContext = context): Act | undefined => {
  const [act] = understand(text, moment).acts;
  const ask = act?.ask?.[0];
  return act === undefined || ask === undefined ? undefined : answerAsk(act, ask, answer, moment);
};

describe("an answer picks a choice", () => {
  const PRICE = "2 ly nước mía 10k";

  it.each(["1", "số 1", "1.", "mỗi ly", "moi ly", "mỗi ly 10k", "giá mỗi ly nha", "mỗi ly đó em"])(
    "each: %s",
    (answer) => {
      expect(answered(PRICE, answer)).toMatchObject({
        totalVnd: 20_000,
        items: [{ unitPriceVnd: 10_000, totalVnd: 20_000 }],
      });
    },
  );

  it.each(["2", "số 2", "tổng", "tổng 10k", "tong", "tổng cộng", "cái thứ hai", "hết"])("total: %s", (answer) => {
    expect(answered(PRICE, answer)).toMatchObject({
      totalVnd: 10_000,
      items: [{ unitPriceVnd: 5_000, totalVnd: 10_000 }],
    });
  });

  it("leaves no question behind", () => {
    expect(answered(PRICE, "1")?.ask).toBeUndefined();
  });

  it.each([
    ["bán", "sale"],
    ["chi", "expense"],
    ["2", "expense"],
  ])("act: %s", (answer, act) => {
    expect(answered("500k", answer)).toMatchObject({ act, totalVnd: 500_000 });
  });
});

describe("an answer fills the key in doubt", () => {
  it.each(["2tr", "2 triệu", "là 2tr nha", "2 củ"])("amount: %s", (answer) => {
    expect(answered("bán khoảng 2tr", answer)).toMatchObject({ act: "sale", totalVnd: 2_000_000 });
  });

  it("a price for the only item is each", () => {
    expect(answered("2 ly cà phê", "25k")).toMatchObject({
      totalVnd: 50_000,
      items: [{ name: "cà phê", unitPriceVnd: 25_000 }],
    });
  });

  it("a price called the total is the total", () => {
    expect(answered("2 ly cà phê", "hết 45k")).toMatchObject({ totalVnd: 45_000 });
  });

  it.each(["hôm qua", "21/11", "t7"])("date: %s", (answer) => {
    expect(answered("hôm bữa bán 500k", answer)).toMatchObject({ act: "sale", totalVnd: 500_000, date: "2026-11-21" });
  });

  it("asks on where one answer leaves another doubt", () => {
    const next = answered("hôm bữa 2 ly nước mía 10k", "mỗi ly");
    expect(next?.ask?.[0]?.about).toBe("date");
  });
});

describe("what is no answer", () => {
  it.each(["hôm nay bán 2 triệu", "huỷ", "chị Lan nợ 150k", "hôm nay bán được bao nhiêu?", "cảm ơn", "", "7"])(
    "%s",
    (text) => {
      expect(answered("2 ly nước mía 10k", text)).toBeUndefined();
    },
  );

  it.each(["mời nhân viên", "tổng kết tháng này", "hết bún chả", "tất cả nhân viên", "tra cứu đơn"])(
    "another message that opens like an answer: %s",
    (text) => {
      expect(answered("2 ly nước mía 10k", text)).toBeUndefined();
    },
  );

  it.each(["chi nhánh Q3", "bán chạy nhất", "trả chị Tư", "bản in"])("nor of a question about the act: %s", (text) => {
    expect(answered("500k", text)).toBeUndefined();
  });

  it("a text longer than a message may be", () => {
    expect(answered("2 ly nước mía 10k", "x".repeat(5_000))).toBeUndefined();
  });
});
