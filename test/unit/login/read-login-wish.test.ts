import { describe, expect, it } from "vitest";

import { codeTyped, readLoginWish } from "../../../core/login/read-login-wish.ts";

const MOBILE = { kind: "phone", phone: { kind: "mobile", e164: "+84912345678" } };

describe("a message about the account", () => {
  it.each([
    "số của tôi 0912 345 678",
    "Số của em là 0912.345.678",
    "số điện thoại của tôi: 0912345678",
    "sdt 0912345678",
    "SĐT: +84 912 345 678",
    "so dt cua minh 0912345678",
    "my number is 0912 345 678",
  ])("tells a number: %s", (text) => {
    expect(readLoginWish(text)).toEqual(MOBILE);
  });

  it.each([
    ["chia sẻ số điện thoại", "about_phone"],
    ["Số điện thoại", "about_phone"],
    ["đăng nhập", "about_phone"],
    ["liên kết Zalo", "about_phone"],
    ["nối với telegram", "about_phone"],
    ["mở sổ trên web", "open_web"],
    ["Mở sổ trên máy tính.", "open_web"],
    ["xem sổ trên web", "open_web"],
    ["open the book on the web", "open_web"],
    ["đăng xuất", "log_out"],
    ["đăng xuất khỏi mọi nơi", "log_out"],
    ["log out everywhere", "log_out"],
  ])("wants something: %s", (text, kind) => {
    expect(readLoginWish(text)).toEqual({ kind });
  });

  it.each([
    "hôm nay bán 2 triệu",
    "bán 200k",
    "sdt chị Lan 0912345678",
    "số 0912345678 nợ 150k",
    "chị Lan 0912345678 nợ 150k",
    "2 phở 50k",
    "100000",
    "900000000",
    "sdt 5 cái 20k",
    "xem sổ nợ",
    "mở sổ",
    "mở sổ hôm qua",
    "thoát",
    "nối mạng 200k",
    "bán số 09",
  ])("is none of the account's: %s", (text) => {
    expect(readLoginWish(text)).toBeUndefined();
  });

  it.each(["0912 345 678", "+84912345678", "028 3812 3456"])(
    "is a number of nobody yet where no word stands by it: %s",
    (written) => {
      expect(readLoginWish(written)).toEqual({ kind: "bare_number", written });
    },
  );

  it("is a code where it is six digits, in halves or whole", () => {
    expect(["042917", " 042 917 ", "42917", "0429170", "042-917", "bán 042917"].map(codeTyped)).toEqual([
      "042917",
      "042917",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
