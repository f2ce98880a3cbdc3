import { randomUUID } from "node:crypto";

import type { Turn } from "../../../core/conversation/turn.ts";
import { identifyWriter } from "../../../core/accounts/identify-writer.ts";
import type { Writer } from "../../../core/accounts/writer.ts";
import type { ChatAddress } from "../../../core/ports/inbound-event.ts";
import type { Transaction } from "../../../core/ports/transaction.ts";
import type { Repositories } from "../../../database/create-repositories.ts";

export const NOW = new Date("2026-11-22T10:00:00+07:00");

export const address = (chatId: string): ChatAddress => ({ channel: "terminal", botId: "local", chatId });

/** Far below those that the program and planted pasts take: files of tests share this process. */
let events = -1_000_000_000;

/** Opens a stranger's shop by the way every stranger's is opened. */
export async function openTestShop(
  { transactions, accounts, digests, nights }: Repositories,
  chatId: string,
): Promise<Writer> {
  const ids = { uuid: () => randomUUID() };
  const identification = await transactions.run((tx) =>
    identifyWriter({ accounts, digests, nights, transactions, ids })(
      tx,
      { ...address(chatId), sender: { userId: chatId } },
      NOW,
    ),
  );
  if (identification.kind !== "writer") throw new Error("A stranger could not open a shop.");
  return identification.writer;
}

/** Runs work as one message of the writer. */
export const inTurn = <T>(
  { transactions }: Repositories,
  writer: Writer,
  work: (turn: Turn) => Promise<T>,
): Promise<T> => {
  const eventId = --events;
  return transactions.run(async (tx: Transaction) => {
    await transactions.enterTenant(tx, writer.shop.tenantId);
    let actIndex = 0;
    return work({ tx, writer, now: NOW, eventId, said: "", nextActIndex: () => actIndex++ });
  });
};
