import type { Writer } from "../accounts/writer.ts";
import type { RecordedSale } from "../ports/book.ts";

/** A cashier takes back and corrects the own entries, an accountant none. */
export const mayChange = ({ role, personId }: Writer, { recordedBy }: RecordedSale): boolean =>
  role !== "accountant" && (role !== "cashier" || recordedBy === personId);
