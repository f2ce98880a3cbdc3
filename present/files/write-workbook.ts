import { writeZip } from "./write-zip.ts";

/** One sheet: its first row is the head. Numbers stay numbers, so that they can be summed. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook (ISO/IEC 29500) that phones open by a tap. Texts are texts: none is taken for a formula. */
export function writeWorkbook(given: readonly Sheet[]): Uint8Array {
  const sheets = withOwnNames(given);
  const parts = sheets.map((sheet, index) => [`xl/worksheets/sheet${String(index + 1)}.xml`, sheetXml(sheet)] as const);
  return writeZip({
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": relations(
      sheets.map((_, index) => relation(index, "worksheet", `worksheets/sheet${String(index + 1)}.xml`)).join("") +
        relation(sheets.length, "styles", "styles.xml"),
    ),
    "xl/styles.xml": STYLES,
    ...Object.fromEntries(parts),
  });
}

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PART_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A name has 31 characters at most, none of a few, and no sheet has another's. */
const withOwnNames = (sheets: readonly Sheet[]): Sheet[] => {
  const taken = new Set<string>();
  return sheets.map(({ name, rows }) => {
    const plain = name.replace(/[[\]:*?/\\']/gu, " ").trim() || "?";
    let own = plain.slice(0, 31);
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${plain.slice(0, 27)} ${String(n)}`;
    taken.add(own.toLowerCase());
    return { name: own, rows };
  });
};

// XML 1.0 has no way to write most control characters.
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** A cell holds 32,767 characters. */
const LONGEST_TEXT = 32_767;

/** `A1`. No sheet of ours is wider than the alphabet. */
const reference = (row: number, column: number): string => String.fromCharCode(65 + column) + String(row + 1);

const cell = (value: string | number, at: string, isHead: boolean): string =>
  typeof value === "number"
    ? `<c r="${at}"><v>${String(value)}</v></c>`
    : `<c r="${at}" t="inlineStr"${isHead ? ' s="1"' : ""}><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_TEXT))}</t></is></c>`;

function sheetXml({ rows }: Sheet): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => column(at, rows)).join("");
  const lines = rows.map((row, at) => {
    const cells = row.map((value, index) => cell(value, reference(at, index), at === 0));
    return `<row r="${String(at + 1)}">${cells.join("")}</row>`;
  });
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`
  );
}

/** As wide as what most of its cells hold, in characters. */
function column(at: number, rows: Sheet["rows"]): string {
  const longest = Math.max(8, ...rows.slice(0, 200).map((row) => String(row[at] ?? "").length));
  const number = String(at + 1);
  return `<col min="${number}" max="${number}" width="${String(Math.min(60, longest + 2))}" customWidth="1"/>`;
}

const workbookXml = (sheets: readonly Sheet[]): string => {
  const listed = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`;
};

const relation = (index: number, kind: string, target: string): string =>
  `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

const relations = (inner: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;

const contentTypes = (sheetCount: number): string => {
  const override = (part: string, kind: string) =>
    `<Override PartName="/${part}" ContentType="${PART_TYPE}.${kind}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, at) =>
    override(`xl/worksheets/sheet${String(at + 1)}.xml`, "worksheet"),
  );
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override("xl/workbook.xml", "sheet.main")}` +
    `${override("xl/styles.xml", "styles")}${sheets.join("")}</Types>`
  );
};

/** Plain, and bold for the head. */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>` +
  `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs>` +
  `</styleSheet>`;
