// @ts-check
/** @import { PersonEntry, ReplyEntry } from "./types.js" */
import { createBackoff } from "./backoff.js";

/** The server gives a sign of life every 20 s. */
const SILENT_AFTER_MS = 50_000;
/** A window out of sight gives its connection back: a browser allows six per server, over all its windows. */
const HIDDEN_FOR_MS = 30_000;

/**
 * @typedef {{
 *   cursor: () => string,
 *   onReply: (entry: ReplyEntry) => void,
 *   onMessage: (entry: PersonEntry) => void,
 *   onTyping: (working: boolean) => void,
 *   onReset: () => void,
 *   onState: (state: "connecting" | "open" | "lost") => void,
 *   beforeRetry: () => Promise<unknown>,
 * }} StreamOptions
 */

/** @param {StreamOptions} options @param {{ onOpen: () => void, onHeard: () => void, onLost: () => void }} line */
const openSource = (options, { onOpen, onHeard, onLost }) => {
  const source = new EventSource(`/chat/stream?after=${options.cursor()}`);
  /** @param {string} name @param {(data: any) => void} take */
  const on = (name, take) =>
    source.addEventListener(name, (event) => {
      onHeard();
      take(JSON.parse(event.data));
    });
  source.addEventListener("open", onOpen);
  source.addEventListener("error", onLost);
  on("reply", options.onReply);
  on("message", options.onMessage);
  on("typing", ({ working }) => options.onTyping(working));
  on("reset", options.onReset);
  on("beat", () => undefined);
  return source;
};

/** @param {{ onHidden: () => void, onBack: () => void }} listeners */
const watchPresence = ({ onHidden, onBack }) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") onBack();
    else timer = setTimeout(onHidden, HIDDEN_FOR_MS);
  });
  addEventListener("online", onBack);
};

/**
 * Replies as they come, over server-sent events. EventSource gives up after an error answer, so reconnecting is ours.
 * @param {StreamOptions} options
 */
export const createLiveStream = (options) => {
  const backoff = createBackoff({ firstMs: 500, longestMs: 10_000 });
  /** @type {EventSource | undefined} */
  let source;
  let wanted = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;

  const disconnect = () => {
    source?.close();
    source = undefined;
    backoff.cancel();
    clearTimeout(silence);
  };

  const onLost = () => {
    disconnect();
    options.onState("lost");
    backoff.later(retry);
  };

  const onHeard = () => {
    clearTimeout(silence);
    silence = setTimeout(onLost, SILENT_AFTER_MS);
  };

  const onOpen = () => {
    backoff.reset();
    onHeard();
    options.onState("open");
  };

  const connect = () => {
    disconnect();
    source = openSource(options, { onOpen, onHeard, onLost });
  };

  // The stream's own error tells nothing; this asks in a way that can mend a lost cookie.
  const retry = () => {
    const unless = (/** @type {() => void} */ act) => () => wanted && source === undefined && act();
    options.beforeRetry().then(unless(connect), unless(onLost));
  };

  const tryNow = () => {
    backoff.reset();
    if (wanted && source === undefined) retry();
  };

  watchPresence({ onHidden: disconnect, onBack: tryNow });
  return {
    start: () => {
      wanted = true;
      options.onState("connecting");
      connect();
    },
    tryNow,
  };
};
