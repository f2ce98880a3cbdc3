import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Transactions } from "../ports/transaction.ts";
import { listShops, shopsNamed } from "./list-shops.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly transactions: Transactions;
}

/** "chuyển sang quán Phở Hoà": from the next message on, this chat writes for that shop. Other chats stay where they are. */
export const chooseShop =
  (deps: Deps) =>
  async (turn: Turn, name: string): Promise<Outcome> => {
    const { tx, writer } = turn;
    const shops = await listShops(deps)(turn);
    const [shop, ...others] = shopsNamed(shops, name);
    if (shop === undefined || others.length > 0) {
      return { kind: "shop_unknown", name, shops: others.length > 0 ? shopsNamed(shops, name) : shops };
    }
    await deps.accounts.activate(tx, writer.chatId, shop.tenantId, shop.places[0].id);
    return { kind: "shop_chosen", shop };
  };
