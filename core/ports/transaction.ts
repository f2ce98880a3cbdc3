declare const transactionBrand: unique symbol;

/** One database transaction, opaque to core: it is passed along and never looked into. */
export interface Transaction {
  readonly [transactionBrand]: true;
}

/** Opens transactions. */
export interface Transactions {
  /**
   * Commits when `work` resolves and rolls back when it throws. Deadlocks and serialisation failures
   * (SQLSTATE 40P01, 40001) run `work` again from the start, so it must have no effect outside the transaction.
   * @throws OperationalError when the database cannot be reached.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * As `run`, with a look at what is there right after the commit, in the same round trip. It sees what others committed
   * while the work held its locks, and has no locks itself. `ahead` sends what is committed by itself, whatever becomes
   * of the work, which finds it done; it is called once, or never where the database cannot be reached.
   */
  runAndLook<T, L>(
    work: (tx: Transaction) => Promise<T>,
    look: (tx: Transaction) => Promise<L>,
    ahead?: (connection: Transaction) => void,
  ): Promise<{ readonly result: T; readonly seen: L }>;
  /** From here to the end of the transaction, tenant tables show this tenant's rows and no others. */
  enterTenant(tx: Transaction, tenantId: string): Promise<void>;
}
