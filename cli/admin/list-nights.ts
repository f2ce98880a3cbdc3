import type { Nights } from "../../core/ports/nights.ts";
import { formatTable } from "../operator/format-table.ts";

const HEADER = ["SHOP", "DAY", "STEP", "STATE", "ATTEMPTS", "ERROR"];
const MOST_SHOWN = 200;

/** What went wrong when shops' nights were worked off, the newest first. */
export async function listNights(nights: Nights, print: (text: string) => void): Promise<void> {
  const troubled = await nights.listTroubled(MOST_SHOWN);
  if (troubled.length === 0) {
    print("Every night that is known of went well, or is still to be worked off.");
    return;
  }
  const rows = troubled.map(({ tenantId, businessDate, step, state, attempts, errorCode }) => [
    tenantId,
    businessDate,
    step,
    state,
    String(attempts),
    errorCode,
  ]);
  print(formatTable(HEADER, rows));
}
