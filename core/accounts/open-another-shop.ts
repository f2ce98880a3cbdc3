import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Nights } from "../ports/nights.ts";
import type { ShopClosing } from "../ports/shop-closing.ts";
import type { Transactions } from "../ports/transaction.ts";
import { listShops, shopKey } from "./list-shops.ts";
import { nameShop } from "./change-shop.ts";
import { openShop } from "./open-shop.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
  readonly transactions: Transactions;
  readonly ids: IdSource;
  readonly shopClosing: Pick<ShopClosing, "hasEntries">;
}

/** Opens one more shop for the writer, and the chat goes on with it. It needs a name, to be told from the others. */
export const openAnotherShop =
  (deps: Deps) =>
  async (turn: Turn, name: string): Promise<Outcome> => {
    const { tx, writer, now } = turn;
    if (name === "") return { kind: "name_missing", of: "shop" };
    const shops = await listShops(deps)(turn);
    const there = shops.find((shop) => shop.name !== undefined && shopKey(shop.name) === shopKey(name));
    if (there !== undefined) return { kind: "shop_exists", shop: there };
    if (await isStillBlank(deps)(turn)) return nameShop(deps)(turn, name);
    const { personId, chatId, language, shop: before } = writer;
    const shop = await openShop(deps)(tx, { chatId, personId, now, language, name, timeZone: before.timeZone });
    // What else the message says is still of the shop that it was written for.
    await deps.transactions.enterTenant(tx, before.tenantId);
    return { kind: "shop_opened", shop, ...(before.name !== undefined && { before: before.name }) };
  };

/** The shop that a stranger's first message opened, in which nothing was entered yet, is the one that is meant. */
const isStillBlank =
  ({ shopClosing }: Deps) =>
  async ({ tx, writer }: Turn): Promise<boolean> =>
    writer.shop.name === undefined &&
    writer.role === "owner" &&
    !writer.hasSeveralShops &&
    !(await shopClosing.hasEntries(tx, writer.shop.tenantId));
