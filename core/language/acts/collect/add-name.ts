import { textOf } from "../../scene.ts";
import type { Span, SpanOf } from "../../span.ts";
import type { DraftItem } from "../draft.ts";
import type { Walk } from "./walk.ts";
import { closeItem, openItem } from "./walk.ts";

const continuesName = (walk: Walk, item: DraftItem, span: Span): boolean =>
  walk.nameEnd === span.from && span.kind === "text" && item.menu === undefined;

const lengthenName = (walk: Walk, item: DraftItem, span: Span, text: string): void => {
  item.name = `${item.name} ${text}`;
  walk.nameEnd = span.to;
};

/** "cà phê sữa 2 ly ít đá 25k": words after the quantity describe, they do not open another item. */
const describesItem = (item: DraftItem, span: Span): boolean =>
  item.price === undefined && item.quantity !== undefined && span.kind === "text";

const addMenu = (item: DraftItem, span: SpanOf<"menu">): void => {
  item.menu = span.item;
  if (span.guessed === true) item.guessed = true;
  if (span.short !== undefined) item.short = span.short;
  if (span.rivals !== undefined) item.rivals = span.rivals;
};

export const addName = (walk: Walk, span: Span): void => {
  const item = walk.item;
  const text = span.kind === "menu" ? span.item.name : textOf(walk.scene, span.from, span.to);
  if (item !== undefined && item.name !== "") {
    if (continuesName(walk, item, span)) return lengthenName(walk, item, span, text);
    if (walk.behindNames === undefined && describesItem(item, span)) {
      if (walk.nameEnd === span.from) lengthenName(walk, item, span, text);
      return;
    }
    closeItem(walk);
  }
  const open = openItem(walk);
  open.name = text;
  walk.nameEnd = span.to;
  if (span.kind === "menu") addMenu(open, span);
};
