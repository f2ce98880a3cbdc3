// @ts-check
import { texts } from "./texts.js";

/** A server that restarts is back sooner than this; nobody needs to hear of it. */
const QUIET_MS = 1_200;
/** Most answers are faster than this; dots that flash by only make restless. */
const DOTS_AFTER_MS = 350;

/** @typedef {"none" | "offline" | "busy" | "cookie"} Trouble */
/** @typedef {{ line: "connecting" | "open" | "lost", longLost: boolean, trouble: Trouble, working: boolean }} State */

/** @param {State} state */
const nameOf = ({ line, longLost, working }) => {
  if (line === "lost" && longLost) return "offline";
  if (line !== "open") return "connecting";
  return working ? "typing" : "ready";
};

/** @param {State} state */
const sentenceOf = (state) => {
  if (state.trouble === "cookie") return texts.cookieBanner;
  if (state.trouble === "offline" || nameOf(state) === "offline") return texts.offlineBanner;
  return state.trouble === "busy" ? texts.slowBanner : "";
};

/**
 * The line under the name, the banner, and the dots.
 * @param {{ status: HTMLElement, banner: HTMLElement, bannerText: HTMLElement, typing: HTMLElement, onDots: () => void }} places
 */
export const createConnectionStatus = ({ status, banner, bannerText, typing, onDots }) => {
  /** @type {State} */
  const state = { line: "connecting", longLost: false, trouble: "none", working: false };
  /** @type {Record<"lost" | "dots", ReturnType<typeof setTimeout> | undefined>} */
  const timers = { lost: undefined, dots: undefined };

  const show = () => {
    status.textContent = texts[nameOf(state)];
    status.dataset["state"] = nameOf(state);
    const sentence = sentenceOf(state);
    banner.hidden = sentence === "";
    // Written only when it changes: a reader would say it again.
    if (bannerText.textContent !== sentence) bannerText.textContent = sentence;
  };

  const showDots = () => {
    typing.hidden = nameOf(state) !== "typing";
    if (!typing.hidden) onDots();
    show();
  };

  const noteLongLost = () => {
    state.longLost = true;
    show();
  };

  return {
    /** @param {State["line"]} line */
    setLine: (line) => {
      if (line === "lost" && state.line !== "lost") timers.lost = setTimeout(noteLongLost, QUIET_MS);
      if (line === "open") clearTimeout(timers.lost);
      Object.assign(state, {
        line,
        longLost: state.longLost && line !== "open",
        working: state.working && line === "open",
      });
      showDots();
    },
    /** @param {Trouble} trouble */
    setTrouble: (trouble) => {
      state.trouble = trouble;
      show();
    },
    /** @param {boolean} working */
    setWorking: (working) => {
      clearTimeout(timers.dots);
      state.working = working;
      if (working) timers.dots = setTimeout(showDots, DOTS_AFTER_MS);
      else showDots();
    },
  };
};
