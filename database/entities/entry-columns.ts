import { key, smallint, uuid } from "./columns.ts";

/** The key of a table that adds one row to an entry. */
export const ofEntry = { tenantId: key(uuid("tenant_id")), entryId: key(uuid("entry_id")) };
/** The key of a table that adds several. */
export const ofLine = { ...ofEntry, line: key(smallint("line")) };

export interface OfEntry {
  tenantId: string;
  entryId: string;
}
export interface OfLine extends OfEntry {
  line: number;
}
