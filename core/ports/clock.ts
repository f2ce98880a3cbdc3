/** The business clock. A test, or `--now`, fixes it; leases and retries use the database's clock instead. */
export interface Clock {
  now(): Date;
}
