// @ts-check
/** @import { Content, Entry, Page, SendState } from "./types.js" */
import { loadPage, openSession, Refused } from "./api.js";
import { createAttachment } from "./attachment.js";
import { element } from "./bubble.js";
import { createComposer } from "./composer.js";
import { createConnectionStatus } from "./connection-status.js";
import { fitViewport } from "./fit-viewport.js";
import { createLiveStream } from "./live-stream.js";
import { createMessageLog } from "./message-log.js";
import { createOlderPages } from "./older-pages.js";
import { createScrolling } from "./scrolling.js";
import { createSendQueue } from "./send-queue.js";
import { PREFILL } from "./settle-choices.js";
import { fill, texts, writeFixedTexts } from "./texts.js";

const MOST_UNSENT = 200;
const START_AGAIN_MS = 2_000;

/** @param {string} id @returns {any} the page's own fixed elements, each there by its id */
const $ = (id) => document.getElementById(id);

let newestCursor = "0";

writeFixedTexts();
fitViewport($("chat"));

const log = createMessageLog($("log"));
const scrolling = createScrolling({ scroller: $("scroller"), pill: $("pill"), onScroll: () => older.nearTop() });
const older = createOlderPages({
  place: $("older"),
  isNearTop: scrolling.isNearTop,
  hold: scrolling.hold,
  show: ({ entries }) => log.prepend(entries),
});
const status = createConnectionStatus({
  status: $("status"),
  banner: $("banner"),
  bannerText: $("banner-text"),
  typing: $("typing"),
  onDots: () => scrolling.follow({ isNews: false }),
});
const queue = createSendQueue({
  onState: (id, state, reason) => {
    log.setState(id, state, reason);
    scrolling.follow({ isNews: false });
  },
  onTrouble: status.setTrouble,
});

const showWelcome = () => {
  $("welcome").hidden = !log.isEmpty();
};

/** @param {Entry} entry @param {SendState} [state] */
const show = (entry, state) => {
  const isNew = log.append(entry, state);
  showWelcome();
  return isNew;
};

/** @param {ReturnType<typeof queue.add>} unsent */
const showUnsent = ({ id, writtenAt, content, refusedFor }) => {
  show({ from: "person", id, at: new Date(writtenAt).toISOString(), content }, "waiting");
  if (refusedFor !== undefined) log.setState(id, "refused", refusedFor);
};

/** @param {Content} content @returns {string | undefined} why it is not taken */
const send = (content) => {
  const waiting = queue.all().length;
  if (waiting >= MOST_UNSENT) return fill(texts.tooMany, { count: waiting });
  showUnsent(queue.add(content));
  scrolling.toEnd();
  stream.tryNow();
  return undefined;
};

const composer = createComposer({
  form: $("composer"),
  area: $("text"),
  button: $("send"),
  notice: $("notice"),
  onSend: (text) => send({ kind: "text", text }),
});

createAttachment({
  button: $("attach"),
  input: $("file"),
  tell: composer.tell,
  onSent: () => {
    scrolling.toEnd();
    stream.tryNow();
  },
});

const stream = createLiveStream({
  cursor: () => newestCursor,
  onReply: (entry) => {
    newestCursor = entry.cursor;
    if (show(entry)) scrolling.follow({ isNews: true });
  },
  onMessage: (entry) => {
    if (show(entry)) scrolling.follow({ isNews: true });
  },
  onTyping: status.setWorking,
  onReset: () => location.reload(),
  onState: (state) => {
    status.setLine(state);
    if (state === "open") queue.tryNow();
  },
  beforeRetry: openSession,
});

/** @param {HTMLButtonElement} button @param {string} payload */
const tapChoice = (button, payload) => {
  if (payload.startsWith(PREFILL)) composer.write(payload.slice(PREFILL.length));
  else composer.tell(send({ kind: "choice", payload, label: button.textContent ?? "" }));
};

/** @param {string} id @param {boolean} again whether to send it anew, as written now */
const settleRefused = (id, again) => {
  const unsent = queue.all().find((one) => one.id === id);
  queue.forget(id);
  log.remove(id);
  showWelcome();
  if (again && unsent) send(unsent.content);
};

$("log").addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const id = /** @type {HTMLElement | null | undefined} */ (button?.closest(".item"))?.dataset["id"];
  const { payload, do: what } = button?.dataset ?? {};
  if (button && payload !== undefined) tapChoice(button, payload);
  if (id !== undefined && what !== undefined) settleRefused(id, what === "send-again");
});

$("suggestions").append(
  ...texts.suggestions.map((suggestion) => {
    const chip = element("button", "suggestion", suggestion);
    chip.type = "button";
    // Into the composer, not into the book: the numbers are ours, not the person's.
    chip.addEventListener("click", () => composer.write(suggestion));
    return chip;
  }),
);

/** @param {Page} page the newest one */
const showHistory = (page) => {
  for (const entry of page.entries) {
    if (entry.from !== "person") continue;
    queue.forget(entry.id);
    log.remove(entry.id);
  }
  newestCursor = page.newestReply;
  log.prepend(page.entries);
  showWelcome();
  older.startFrom(page.older);
  scrolling.toEnd();
  older.nearTop();
};

/** @param {string} address where the book is shown, to whoever has logged in */
const showBookLink = (address) => {
  const link = $("book");
  link.setAttribute("href", address);
  link.hidden = false;
};

const start = async () => {
  try {
    const { book } = await openSession();
    if (book !== undefined) showBookLink(book);
    showHistory(await loadPage());
    status.setTrouble("none");
    stream.start();
    queue.start();
  } catch (error) {
    status.setTrouble(error instanceof Refused && error.status === 401 ? "cookie" : "offline");
    setTimeout(start, START_AGAIN_MS);
  }
};

$("banner-retry").addEventListener("click", () => {
  stream.tryNow();
  queue.tryNow();
});

queue.all().forEach(showUnsent);
scrolling.toEnd();
void start();
