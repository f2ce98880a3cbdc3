import { describe, expect, it } from "vitest";

import { readTable } from "../../../sheets/read-table.ts";
import { makeWorkbook, workbookParts } from "../../support/sheets/make-workbook.ts";
import { makeZip } from "../../support/sheets/make-zip.ts";

const read = (bytes: Uint8Array) => readTable({ name: "menu", bytes });
const MENU = "Tên món,Giá\r\nphở bò,50000\r\ntrà đá,5000\r\n";
const ROWS = [
  ["Tên món", "Giá"],
  ["phở bò", "50000"],
  ["trà đá", "5000"],
];

/** As Windows-1258 writes it: some letters whole, the tone as a mark of its own behind them. */
const windows1258 = (text: string): Uint8Array => {
  const decoder = new TextDecoder("windows-1258");
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  const MARKS = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  const letters = Array.from(text.normalize("NFC")).flatMap((letter) => {
    if (byteOf.has(letter)) return [letter];
    const decomposed = letter.normalize("NFD");
    const mark = decomposed.match(MARKS)?.[0] ?? "";
    return [decomposed.replace(MARKS, "").normalize("NFC"), mark];
  });
  return Uint8Array.from(letters.map((letter) => byteOf.get(letter) ?? 0x3f));
};
const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");

describe("a table that was sent", () => {
  it.each([
    ["UTF-8", Buffer.from(MENU)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${MENU}`)],
    ["UTF-16 with a mark", utf16(MENU, true)],
    ["UTF-16 without one", utf16(MENU, false)],
    ["UTF-16, the other way round", utf16(MENU, true).swap16()],
    ["Windows-1258", windows1258(MENU)],
    [
      "lines of two encodings",
      Buffer.concat([Buffer.from("Tên món,Giá\nphở bò,50000\n"), windows1258("trà đá,5000\n")]),
    ],
    ["semicolons", Buffer.from(MENU.replaceAll(",", ";"))],
    ["tabs", Buffer.from(MENU.replaceAll(",", "\t"))],
    ["Excel's own hint", Buffer.from(`sep=;\n${MENU.replaceAll(",", ";")}`)],
    [
      "a workbook",
      makeWorkbook([
        ["Tên món", "Giá"],
        ["phở bò", "50000"],
        ["trà đá", "5000"],
      ]),
    ],
  ])("is read from %s", async (_, bytes) => {
    expect(await read(bytes)).toEqual({ rows: ROWS });
  });

  it("keeps numbers of a workbook as numbers, and takes of a formula what it came to", async () => {
    const bytes = makeWorkbook([
      ["phở", 45_000, null, "tô"],
      ["bún", { formula: "B1*2", value: 90_000 }],
      ["mì", { formula: "B9" }],
    ]);
    expect(await read(bytes)).toEqual({
      rows: [
        ["phở", 45_000, "", "tô"],
        ["bún", 90_000, "", ""],
        ["mì", "", "", ""],
      ],
    });
  });

  it.each([
    ["too_large", new Uint8Array(1_000_001)],
    ["empty", new Uint8Array(0)],
    ["empty", Buffer.from("\n\n , \n")],
    ["too_long", Buffer.from("phở,50000\n".repeat(1_001))],
    ["not_a_table", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["not_a_table", makeZip({ "word/document.xml": "<document/>" })],
    ["damaged", makeWorkbook([["phở", 1]]).subarray(0, 300)],
    ["damaged", makeZip({ ...workbookParts([]), "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" })],
    ["old_excel", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex")],
    ["locked", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")])],
  ])("is refused as %s", async (problem, bytes) => {
    expect(await read(bytes)).toEqual({ problem });
  });

  it("is not unpacked when it is a bomb, and a bomb that lies about its size takes no memory", async () => {
    const bomb = { ...workbookParts([["phở", 1]]), "xl/worksheets/sheet1.xml": " ".repeat(40_000_000) };
    expect(await read(makeZip(bomb))).toEqual({ problem: "too_large" });
    const liar = makeZip(bomb, 1_000);
    const before = process.memoryUsage().rss;
    expect(await read(liar)).toEqual({ problem: "damaged" });
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });
});
