import type { Writer } from "../accounts/writer.ts";
import { may } from "../accounts/permissions.ts";
import type { Recorded } from "../ports/entry.ts";

/** Whoever enters takes back and corrects the own entries; those of others only who may. */
export const mayChange = ({ role, personId }: Writer, { recordedBy }: Recorded): boolean =>
  may(role, recordedBy === personId ? "record" : "changeOthers");
