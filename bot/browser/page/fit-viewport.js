// @ts-check
/**
 * iOS lays its keyboard over the page and scrolls it away; this keeps the chat as high as what is really visible.
 * Where the browser resizes the page itself nothing changes.
 * @param {HTMLElement} chat
 */
export const fitViewport = (chat) => {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    // Someone who zoomed in wants to look closer, not to have the page re-laid.
    const isCovered = viewport.scale === 1 && viewport.height < innerHeight - 1;
    chat.style.height = isCovered ? `${viewport.height}px` : "";
    if (isCovered) scrollTo(0, 0);
  };
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
};
