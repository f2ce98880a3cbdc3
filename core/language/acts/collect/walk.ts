import type { Scene } from "../../scene.ts";
import type { Span } from "../../span.ts";
import type { Draft, DraftItem } from "../draft.ts";
import { asSaid } from "./as-said.ts";
import { withUnitOfName } from "./unit-in-name.ts";

/** What the walk along a clause remembers. */
export interface Walk {
  readonly scene: Scene;
  readonly spans: readonly Span[];
  readonly draft: Draft;
  item: DraftItem | undefined;
  /** Token index after the name of the open item, to see whether the next word continues it. */
  nameEnd: number;
  each: boolean;
  total: boolean;
  times: boolean;
  /** "còn" was just said: the next amount is what is left, not another entry. */
  left: boolean;
  verbSeen: boolean;
  /** What every number of the clause tells of the name before it, where names and numbers take turns. */
  readonly behindNames: "counts" | "prices" | undefined;
}

export const closeItem = (walk: Walk): void => {
  const item = walk.item;
  walk.item = undefined;
  walk.each = false;
  if (item === undefined) return;
  if (item.name !== "") walk.draft.items.push(withUnitOfName(asSaid(item)));
  else if (item.price !== undefined) closeNameless(walk, item, item.price);
  else walk.draft.loose = true;
};

/** "3 x 150k", "10 ly 25k": goods without a name; "1 × 500k" or a lone price is a lump sum. */
const closeNameless = (walk: Walk, item: DraftItem, price: NonNullable<DraftItem["price"]>): void => {
  if (item.quantity === undefined) walk.draft.lumps.push(price);
  else walk.draft.items.push(item);
};

export const openItem = (walk: Walk): DraftItem => {
  walk.item ??= { name: "" };
  return walk.item;
};
