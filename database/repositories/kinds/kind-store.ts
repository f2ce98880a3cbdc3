import type { EntityManager } from "typeorm";

import type { Entry } from "../../../core/ports/entry.ts";

type HeadKey = "id" | "locationId" | "businessDate" | "occurredAt" | "replacesEntryId";

/** What a kind of entry adds to the line that every entry has. */
export type Content<E extends Entry> = Omit<E, HeadKey>;

/** How one kind of entry is kept in its own tables. */
export interface KindStore<E extends Entry> {
  insert(manager: EntityManager, tenantId: string, entry: E): Promise<void>;
  /** By the id of the entry. */
  load(manager: EntityManager, tenantId: string, entryIds: readonly string[]): Promise<ReadonlyMap<string, Content<E>>>;
  /** Adds the entry to the sums that are kept with it (1), or takes it out (-1). */
  roll?(manager: EntityManager, tenantId: string, entry: E, sign: 1 | -1): Promise<void>;
}
