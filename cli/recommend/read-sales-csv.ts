import { once } from "node:events";
import type { Readable } from "node:stream";

import { CsvError, parse } from "csv-parse";

import { createHistoryCollector } from "../../core/insights/advice/history/collect-history.ts";
import type { SalesHistory } from "../../core/insights/advice/history/sales-history.ts";
import { UserError } from "../user-error.ts";
import { readSaleRow } from "./read-sale-row.ts";
import { salesColumns, type SalesColumns } from "./sales-columns.ts";

interface NumberedRow {
  readonly record: readonly string[];
  /** Where the row ends: lines are counted as an editor does. */
  readonly info: { readonly lines: number };
}

/** Feeds one row after another: the first names the columns. */
function createRowReader(): { take(row: NumberedRow): void; finish(): SalesHistory } {
  const collector = createHistoryCollector();
  let columns: SalesColumns | undefined;
  return {
    take({ record, info }) {
      if (columns === undefined) columns = salesColumns(record);
      else collector.add(readSaleRow(record, columns, info.lines));
    },
    finish() {
      if (columns === undefined) throw new UserError("There is nothing to read: put a CSV of sales on standard input.");
      return collector.finish();
    },
  };
}

const explained = (error: unknown): unknown =>
  error instanceof CsvError ? new UserError(`This is no CSV that can be read: ${error.message}.`) : error;

/** Reads `transaction_id,time,item,quantity,unit_price_vnd` to the end. @throws UserError for what is no such table */
export async function readSalesCsv(input: Readable): Promise<SalesHistory> {
  const rows = createRowReader();
  const parser = parse({ bom: true, info: true, skip_empty_lines: true, relax_column_count: true });
  // Rows are taken as they lie ready: awaiting each of millions would take longer than reading them.
  parser.on("readable", () => {
    try {
      for (let row = parser.read() as NumberedRow | null; row !== null; row = parser.read() as NumberedRow | null)
        rows.take(row);
    } catch (error) {
      parser.destroy(error as Error);
    }
  });
  input.on("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    await once(parser, "end");
  } catch (error) {
    throw explained(error);
  } finally {
    input.unpipe(parser);
  }
  return rows.finish();
}
