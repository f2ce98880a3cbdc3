import type { Deliveries, FailedMessage } from "../../core/ports/deliveries.ts";
import { formatMoment } from "../operator/format-moment.ts";
import { formatTable } from "../operator/format-table.ts";

const HEADER = ["ID", "GIVEN UP", "CHANNEL", "BOT", "KIND", "STATE", "TRIES", "CODE"];

/** The given-up messages as a table, newest first. Their texts are the shops' and are not in it. */
export async function listGivenUp(deliveries: Deliveries, limit: number): Promise<string> {
  // One more than is shown tells whether there are more.
  const messages = await deliveries.listFailed(limit + 1);
  if (messages.length === 0) return "No message was given up.";
  const table = formatTable(HEADER, messages.slice(0, limit).map(toRow));
  return messages.length > limit ? `${table}\nThese are the newest ${limit}; --limit shows more.` : table;
}

const toRow = ({ id, at, channel, botId, kind, state, attempts, code }: FailedMessage): string[] => [
  String(id),
  formatMoment(at),
  channel,
  botId,
  kind,
  state,
  String(attempts),
  code,
];
