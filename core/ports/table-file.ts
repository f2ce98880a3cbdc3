/** A cell as it is shown: a number where the file has one, "" where there is nothing. */
export type TableCell = string | number;
export type TableRows = readonly (readonly TableCell[])[];

/**
 * Why a file gives no rows. `locked`: it wants a password. `old_excel`: a format of before 2007. `unreachable`: the
 * chat app did not hand it over.
 */
export type FileProblem =
  "too_large" | "too_long" | "not_a_table" | "old_excel" | "locked" | "damaged" | "empty" | "unreachable";

/** What a file of a table holds: its rows in order, row 1 first, or why they cannot be had. */
export type TableRead = { readonly rows: TableRows } | { readonly problem: FileProblem };

export interface ChatFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file that somebody sent. Never throws for what is in it. */
export type ReadTable = (file: ChatFile) => Promise<TableRead>;

/** A menu is a few kilobytes; whoever sends more has taken the wrong file. Unit: bytes. */
export const MAX_FILE_BYTES = 1_000_000;

/** Names under which tables are sent. What a file really is, its bytes say. */
export const isTableName = (name: string): boolean => /\.(?:xlsx|xlsm|xls|csv|tsv|txt)$/iu.test(name);
