import { createHash } from "node:crypto";

import type { announce, Announcement, Told } from "../../core/operations/announce.ts";
import type { ReachableChat } from "../../core/ports/operations.ts";

export interface AnnounceOrder extends Omit<Announcement, "id"> {
  readonly id?: string;
  /** Otherwise it is only told what would be done. */
  readonly isSure: boolean;
}

/** Said again, the same text goes to nobody twice: a command that is run again after it broke off does no harm. */
const idFromText = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** @returns false when some chats could not be reached and announcing again would reach them */
export async function announceOutage(
  announceTo: ReturnType<typeof announce>,
  { id, isSure, ...order }: AnnounceOrder,
  print: (text: string) => void,
  stopped: AbortSignal,
): Promise<boolean> {
  const announcement = { ...order, id: id ?? idFromText(order.text) };
  const counts: Record<Told, number> = { told: 0, told_before: 0, other_language: 0, busy: 0 };
  const perBot = new Map<string, number>();
  const count = ({ channel, botId }: ReachableChat, told: Told): boolean => {
    counts[told] += 1;
    const bot = `${channel} bot ${botId}`;
    if (told === "told") perBot.set(bot, (perBot.get(bot) ?? 0) + 1);
    return !stopped.aborted;
  };
  await announceTo(announcement, isSure ? "announce" : "rehearse", count);
  for (const line of report(counts, perBot, announcement.id, isSure)) print(line);
  if (stopped.aborted) print("It was broken off: run the same command again to go on.");
  return counts.busy === 0 && !stopped.aborted;
}

function report(
  { told, told_before, other_language, busy }: Record<Told, number>,
  perBot: ReadonlyMap<string, number>,
  id: string,
  isSure: boolean,
): string[] {
  return [
    `Announcement ${id}: ${isSure ? `goes out to ${told} chats` : `would go out to ${told} chats`}.`,
    ...[...perBot].map(([bot, chats]) => `  ${bot}: ${chats}`),
    ...(other_language > 0 ? [`${other_language} chats read another language.`] : []),
    ...(told_before > 0 ? [`${told_before} chats were told before; --id NEW-NAME tells everybody again.`] : []),
    ...(busy > 0 ? [`${busy} chats were busy: run the same command again to reach them.`] : []),
    ...(isSure ? [] : ["Nothing was sent. Add --yes to send it."]),
  ];
}
