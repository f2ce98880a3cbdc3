// @ts-check
/** @import { Entry } from "./types.js" */

/** @typedef {{ entry: Entry, element: HTMLElement }} Item */

export const PREFILL = "prefill:";

/** @param {HTMLElement} element @returns {HTMLButtonElement[]} */
const buttonsOf = (element) => [
  .../** @type {NodeListOf<HTMLButtonElement>} */ (element.querySelectorAll("[data-payload]")),
];

/** @param {Item} item @param {string} payload */
const offers = ({ entry }, payload) =>
  entry.from === "shop-book" && (entry.message.choices?.options.some((option) => option.payload === payload) ?? false);

/** @param {Item} item */
const isQuestion = ({ entry }) => entry.from === "shop-book" && entry.message.choices?.kind === "question";

/**
 * What was tapped, and which questions still wait. Worked out from the whole chat each time, so that a page that was
 * reloaded shows the same as one that stayed open. A question waits until it is tapped, until a reply says that it is
 * settled (by a typed answer, say), or until a newer one takes its place; other messages may come in between.
 * @param {readonly Item[]} items oldest first
 */
const readTaps = (items) => {
  /** @type {Map<Item, string>} */
  const tapped = new Map();
  /** @type {Set<Item>} */
  const waiting = new Set();
  for (const [index, item] of items.entries()) {
    const { entry } = item;
    if (isQuestion(item) || (entry.from === "shop-book" && entry.message.settlesQuestion)) waiting.clear();
    if (isQuestion(item)) waiting.add(item);
    if (entry.from !== "person" || entry.content.kind !== "choice") continue;
    const { payload } = entry.content;
    const offer = items.slice(0, index).findLast((earlier) => offers(earlier, payload));
    if (!offer) continue;
    tapped.set(offer, payload);
    waiting.delete(offer);
  }
  return { tapped, waiting };
};

/** @param {readonly Item[]} items oldest first */
export const settleChoices = (items) => {
  const { tapped, waiting } = readTaps(items);
  const newest = items.findLast(({ entry }) => entry.from === "shop-book");
  for (const item of items) {
    for (const button of buttonsOf(item.element)) {
      const payload = button.dataset["payload"] ?? "";
      const isTapped = tapped.get(item) === payload;
      button.classList.toggle("taken", isTapped);
      button.disabled = isTapped || (isQuestion(item) && !waiting.has(item));
      // "sửa thành …" speaks of the latest entry: offered on an older one it would change the wrong one.
      button.hidden = payload.startsWith(PREFILL) && item !== newest;
    }
  }
};
