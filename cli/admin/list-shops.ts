import type { Operations, ShopChat, ShopSummary } from "../../core/ports/operations.ts";
import { formatMoment } from "../operator/format-moment.ts";
import { formatTable } from "../operator/format-table.ts";

const HEADER = ["SHOP", "NAME", "OPENED", "ENTRIES", "LAST MESSAGE", "CHANNEL", "BOT", "STATE", "CHAT"];
const SHOPS_PER_PAGE = 200;

/** Tables of the shops, a line a chat; `print` gets one at a time, so that their number does not matter. */
export async function listShops(operations: Operations, print: (text: string) => void): Promise<void> {
  let after: string | undefined;
  let shopCount = 0;
  for (;;) {
    const shops = await operations.listShops(after, SHOPS_PER_PAGE);
    after = shops.at(-1)?.tenantId;
    if (after === undefined) break;
    print(formatTable(HEADER, shops.flatMap(toRows)));
    shopCount += shops.length;
  }
  print(shopCount === 0 ? "There is no shop yet." : `Shops: ${shopCount}`);
}

const toRows = (shop: ShopSummary): string[][] => {
  const [first, ...more] = shop.chats.map(chatCells);
  const { tenantId, name = "–", openedAt, entryCount } = shop;
  const known = [tenantId, name, openedAt.toISOString().slice(0, 10), String(entryCount)];
  return [[...known, ...(first ?? ["–"])], ...more.map((cells) => ["", "", "", "", ...cells])];
};

const chatCells = ({ lastMessageAt, channel, botId, state, id }: ShopChat): string[] => [
  lastMessageAt === undefined ? "–" : formatMoment(lastMessageAt),
  channel,
  botId,
  state,
  id,
];
