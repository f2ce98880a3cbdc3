// @ts-check
/** @import { Entry, SendState } from "./types.js" */
import { createBubble, element, showSendState } from "./bubble.js";
import { dayKey, dayName } from "./dates.js";
import { settleChoices } from "./settle-choices.js";

/** @typedef {import("./settle-choices.js").Item} Item */

/** Bubbles of one side that follow each other within this time stand close together. */
const JOINED_WITHIN_MS = 3 * 60_000;

/** @param {Entry} entry */
const keyOf = (entry) => (entry.from === "person" ? `person ${entry.id}` : `reply ${entry.cursor}`);

/** @param {Item} item @param {Item | undefined} previous */
const settleDay = ({ entry, element: item }, previous) => {
  const at = new Date(entry.at);
  const isNewDay = !previous || dayKey(new Date(previous.entry.at)) !== dayKey(at);
  const isNear = !!previous && Math.abs(at.getTime() - Date.parse(previous.entry.at)) < JOINED_WITHIN_MS;
  item.classList.toggle("joined", !isNewDay && isNear && previous?.entry.from === entry.from);
  const separator = item.querySelector(":scope > .day");
  const name = isNewDay ? dayName(at, new Date()) : undefined;
  if (name === undefined) separator?.remove();
  else if (!separator) item.prepend(element("div", "day", element("span", "", name)));
  else if (separator.textContent !== name) separator.firstElementChild?.replaceChildren(name);
};

/**
 * The entries of the chat, each once, oldest first, as they stand on the page.
 * @param {HTMLElement} root
 */
export const createMessageLog = (root) => {
  /** @type {Item[]} */
  let items = [];
  /** @type {Map<string, Item>} */
  const byKey = new Map();

  const settle = () => {
    items.forEach((item, index) => settleDay(item, items[index - 1]));
    settleChoices(items);
  };

  /** @param {Entry} entry @returns {Item | undefined} undefined when it stands there already */
  const make = (entry) => {
    const key = keyOf(entry);
    if (byKey.has(key)) return undefined;
    const item = { entry, element: createBubble(entry) };
    byKey.set(key, item);
    return item;
  };

  /** @param {string} id */
  const remove = (id) => {
    const item = byKey.get(`person ${id}`);
    if (!item) return;
    byKey.delete(`person ${id}`);
    items = items.filter((other) => other !== item);
    item.element.remove();
    settle();
  };

  return {
    isEmpty: () => items.length === 0,
    /** @param {Entry} entry @param {SendState} [state] of a message of the person's @returns {boolean} whether it is new */
    append: (entry, state = "sent") => {
      const item = make(entry);
      if (!item) return false;
      if (entry.from === "person") showSendState(item.element, state);
      item.element.classList.add("arriving");
      items.push(item);
      root.append(item.element);
      settle();
      return true;
    },
    /** Puts an older page before what is there. @param {readonly Entry[]} entries oldest first */
    prepend: (entries) => {
      const older = entries.map(make).filter((item) => item !== undefined);
      for (const { entry, element: made } of older) if (entry.from === "person") showSendState(made, "sent");
      items = [...older, ...items];
      // Readers are told of what arrives, not of what was scrolled back to.
      root.setAttribute("aria-busy", "true");
      root.prepend(...older.map((item) => item.element));
      settle();
      root.setAttribute("aria-busy", "false");
    },
    /** @param {string} id @param {SendState} state @param {string} [reason] */
    setState: (id, state, reason) => {
      const item = byKey.get(`person ${id}`);
      if (item) showSendState(item.element, state, reason);
    },
    remove,
  };
};
