import { MAX_FILE_BYTES, type ReadTable, type TableCell, type TableRead } from "../core/ports/table-file.ts";
import { decodeText } from "./decode-text.ts";
import { readDelimited } from "./read-delimited.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Longer than any menu; what stands behind would be read by nobody. */
const MOST_ROWS = 1_000;
const MOST_COLUMNS = 20;
const LONGEST_CELL = 200;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel before 2007, and a workbook with a password, which is wrapped into the old format. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Reads a workbook (.xlsx) or delimited text (.csv) by what its bytes are, whatever its name says. */
export const readTable: ReadTable = async ({ bytes }) => {
  if (bytes.length > MAX_FILE_BYTES) return { problem: "too_large" };
  if (bytes.length === 0) return { problem: "empty" };
  if (startsWith(bytes, OLE)) return { problem: isEncrypted(bytes) ? "locked" : "old_excel" };
  return bounded(startsWith(bytes, ZIP) ? await readWorkbook(bytes) : readText(bytes));
};

const readText = (bytes: Uint8Array): TableRead => {
  const text = decodeText(bytes);
  return text === undefined ? { problem: "not_a_table" } : readDelimited(text);
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** The stream that holds a workbook under a password is named so, in UTF-16. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));

function bounded(read: TableRead): TableRead {
  if ("problem" in read) return read;
  const rows = read.rows.map((row) => row.slice(0, MOST_COLUMNS).map(tidy));
  const lastFilled = rows.findLastIndex((row) => row.some((cell) => cell !== ""));
  if (lastFilled < 0) return { problem: "empty" };
  return lastFilled >= MOST_ROWS ? { problem: "too_long" } : { rows: rows.slice(0, lastFilled + 1) };
}

/** NFC, since Windows-1258 writes tones as letters of their own; without the marks that a database keeps out. */
const tidy = (cell: TableCell): TableCell =>
  typeof cell === "number"
    ? cell
    : cell
        .normalize("NFC")
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, LONGEST_CELL);
