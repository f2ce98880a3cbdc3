// @ts-check
/** @import { Page } from "./types.js" */
import { loadPage } from "./api.js";

/**
 * Fetches older messages as the reader comes near the top.
 * @param {{
 *   place: HTMLElement,
 *   show: (page: Page) => void,
 *   hold: (change: () => void) => void,
 *   isNearTop: () => boolean,
 * }} options `hold` makes a change above without moving what is being read
 */
export const createOlderPages = ({ place, show, hold, isNearTop }) => {
  const text = /** @type {HTMLElement} */ (place.querySelector(".older-text"));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector(".older-retry"));
  /** @type {string | undefined} */
  let mark;
  let loading = false;

  /** @param {boolean} failed */
  const showPlace = (failed) => {
    place.hidden = mark === undefined;
    text.hidden = failed;
    button.hidden = !failed;
  };

  const load = async () => {
    if (loading || mark === undefined) return;
    loading = true;
    showPlace(false);
    try {
      const page = await loadPage(mark);
      mark = page.older;
      hold(() => {
        show(page);
        showPlace(false);
      });
    } catch {
      showPlace(true);
    } finally {
      loading = false;
    }
    nearTop();
  };

  // After a failure only the button tries again: scrolling about must not hammer a server in trouble.
  const nearTop = () => {
    if (button.hidden && isNearTop()) void load();
  };
  button.addEventListener("click", () => void load());

  return {
    nearTop,
    /** @param {string | undefined} older the mark that the newest page gave */
    startFrom: (older) => {
      mark = older;
      showPlace(false);
    },
  };
};
