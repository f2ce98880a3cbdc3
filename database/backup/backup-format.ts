/**
 * A backup is one gzip file of lines: a header, then for each table a line that names it, its rows as COPY writes them
 * and `\.`, and a footer. The footer's sum is over everything before it. `zcat` shows all of it.
 */
export const BACKUP_FORMAT = "so-tiem-backup";
/** Raised when a reader of the version before could not read it. */
export const BACKUP_VERSION = 1;
/** COPY never writes this as a row: it doubles every backslash. */
export const END_OF_TABLE = "\\.\n";

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** ISO, UTC. */
  readonly takenAt: string;
  /** Migrations that the tables had seen; a book that lacks one of them cannot take the rows. */
  readonly migrations: readonly string[];
}

export interface TableHeader {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface BackupFooter {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Hexadecimal. */
  readonly sha256: string;
}

export const lineOf = (value: BackupHeader | TableHeader | BackupFooter): Buffer =>
  Buffer.from(`${JSON.stringify(value)}\n`);

/** How rows are written and read, whatever the server's own settings are. */
export const SESSION = `SET LOCAL client_encoding = 'UTF8'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;
