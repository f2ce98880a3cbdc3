// @ts-check
/** Closer to the end than this counts as reading the newest. */
const NEAR_PX = 80;
/** Older pages are fetched before the very top is reached. */
const TOP_PX = 400;

/**
 * Keeps the place of the reader: at the end when there, where they are when reading further up.
 * @param {{ scroller: HTMLElement, pill: HTMLButtonElement, onScroll: () => void }} options
 */
export const createScrolling = ({ scroller, pill, onScroll }) => {
  let atEnd = true;

  const toEnd = () => {
    atEnd = true;
    pill.hidden = true;
    scroller.scrollTop = scroller.scrollHeight;
  };

  const isNearTop = () => scroller.scrollTop < TOP_PX;

  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    if (atEnd) pill.hidden = true;
    onScroll();
  });
  pill.addEventListener("click", toEnd);
  // The keyboard opens, the composer grows, the phone is turned.
  new ResizeObserver(() => atEnd && toEnd()).observe(scroller);

  // A picture takes its room when it has come.
  scroller.addEventListener("load", () => atEnd && toEnd(), { capture: true });

  return {
    toEnd,
    isNearTop,
    /** After something was added at the end. @param {{ isNews: boolean }} options whether the reader should be told */
    follow: ({ isNews }) => {
      if (atEnd) toEnd();
      else if (isNews) pill.hidden = false;
    },
    /** Runs `add`, which adds above, without moving what is being read. @param {() => void} add */
    hold: (add) => {
      const fromEnd = scroller.scrollHeight - scroller.scrollTop;
      add();
      scroller.scrollTop = scroller.scrollHeight - fromEnd;
    },
  };
};
