import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Transactions } from "../ports/transaction.ts";
import { chooseShop } from "./choose-shop.ts";
import { listShops, shopsNamed } from "./list-shops.ts";
import { placeNamed } from "./place-key.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly transactions: Transactions;
}

/** "chuyển sang Q3": the chat goes on at that place. What is no place of this shop may be another shop of the writer's. */
export const choosePlace =
  (deps: Deps) =>
  async (turn: Turn, name: string): Promise<Outcome> => {
    const { tx, writer } = turn;
    const { tenantId, places } = writer.shop;
    const place = placeNamed(places, name);
    if (place !== undefined) {
      await deps.accounts.activate(tx, writer.chatId, tenantId, place.id);
      return { kind: "place_chosen", place };
    }
    if (shopsNamed(await listShops(deps)(turn), name).length > 0) return chooseShop(deps)(turn, name);
    return { kind: "place_unknown", name, places };
  };
