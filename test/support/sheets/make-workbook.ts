import { makeZip } from "./make-zip.ts";

/** A cell: a number, a text, nothing, or a formula with what it came to when it was saved, if anything. */
export type WorkbookCell = number | string | null | { readonly formula: string; readonly value?: number };

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The bytes of a workbook with one sheet, as Excel packs them. */
export const makeWorkbook = (rows: readonly (readonly WorkbookCell[])[]): Uint8Array => makeZip(workbookParts(rows));

export const workbookParts = (rows: readonly (readonly WorkbookCell[])[]): Readonly<Record<string, string>> => ({
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Thực đơn" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.map(rowXml).join("")}</sheetData></worksheet>`,
});

const rowXml = (cells: readonly WorkbookCell[], row: number): string =>
  `<row r="${String(row + 1)}">${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${String(row + 1)}`)).join("")}</row>`;

function cellXml(cell: WorkbookCell, at: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${String(cell)}</v></c>`;
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  const value = cell.value === undefined ? "" : `<v>${String(cell.value)}</v>`;
  return `<c r="${at}"><f>${escaped(cell.formula)}</f>${value}</c>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
