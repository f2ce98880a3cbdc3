import type { Writer } from "../accounts/writer.ts";
import type { Recorded } from "../ports/entry.ts";

/** A cashier takes back and corrects the own entries, an accountant none. */
export const mayChange = ({ role, personId }: Writer, { recordedBy }: Recorded): boolean =>
  role !== "accountant" && (role !== "cashier" || recordedBy === personId);
