// @ts-check
/** @import { Choices, Content, Entry, FileLink, Message, Picture, SendState } from "./types.js" */
import { timeOf } from "./dates.js";
import { texts } from "./texts.js";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {...(Node | string)} children text goes in as text, never as markup
 */
export const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
};

const AMOUNT = /(\d{1,3}(?:[.,]\d{3})+(?:\s?[đ₫])?|\d+\s?[đ₫](?!\p{L}))/u;

/** Amounts stand out and never break over two lines. @param {string} text */
const withAmounts = (text) =>
  text.split(AMOUNT).map((part, index) => (index % 2 === 1 ? element("span", "amount", part) : part));

/** @param {Content} content */
const wordsOf = (content) => {
  if (content.kind === "text") return content.text;
  if (content.kind === "file") return `📎 ${content.name}`;
  return content.kind === "choice" ? content.label : content.what;
};

/** @param {string} className @param {string} label @param {string} payload */
const choiceButton = (className, label, payload) => {
  const button = element("button", className, label);
  button.type = "button";
  button.dataset["payload"] = payload;
  return button;
};

/** @param {Choices} choices */
const choiceButtons = ({ kind, options }) => {
  const className = kind === "question" ? "choice" : "chip";
  const buttons = options.map(({ label, payload }) => choiceButton(className, label, payload));
  return element("div", kind === "question" ? "question" : "actions", ...buttons);
};

/** @param {Date} at */
const timeStamp = (at) => {
  const stamp = element("time", "time", timeOf(at));
  stamp.dateTime = at.toISOString();
  return stamp;
};

/**
 * A picture that opens in full when it is tapped. After a day the server has it no more, and the page says so.
 * @param {Picture} picture
 */
const pictureOf = ({ linkName, title }) => {
  const image = element("img", "picture");
  const link = element("a", "picture-link", image);
  link.href = `/files/${linkName}.png`;
  link.target = "_blank";
  link.rel = "noopener";
  image.alt = title;
  image.addEventListener("error", () => link.replaceWith(element("p", "picture-gone", texts.pictureGone)));
  image.src = link.href;
  return link;
};

/**
 * A file to keep; the text above tells what is in it.
 * @param {FileLink} document
 */
const documentOf = ({ linkName, fileName }) => {
  const link = element("a", "file-link", fileName);
  link.href = `/files/${linkName}${fileName.slice(fileName.lastIndexOf("."))}`;
  link.download = fileName;
  return link;
};

/** @param {string} speaker @param {(Node | string)[]} words @param {Node[]} meta @param {Message} [message] */
const bubbleOf = (speaker, words, meta, message) =>
  element(
    "div",
    "bubble",
    element("span", "for-readers", `${speaker}: `),
    ...(message?.picture ? [pictureOf(message.picture)] : []),
    element("p", "text", ...words),
    ...(message?.document ? [documentOf(message.document)] : []),
    element("span", "meta", ...meta),
  );

/**
 * One entry of the chat as an element: its bubble and what hangs below it.
 * @param {Entry} entry
 */
export const createBubble = (entry) => {
  const stamp = timeStamp(new Date(entry.at));
  if (entry.from === "person") {
    const bubble = bubbleOf(texts.you, [wordsOf(entry.content)], [stamp, element("span", "state")]);
    const item = element("div", "item person", bubble);
    item.dataset["id"] = entry.id;
    return item;
  }
  const bubble = bubbleOf("Sổ Tiệm", withAmounts(entry.message.text), [stamp], entry.message);
  const item = element("div", "item book", bubble);
  if (entry.message.choices) item.append(choiceButtons(entry.message.choices));
  return item;
};

/** @param {string} reason */
const refusedNote = (reason) => {
  const again = element("button", "chip", texts.sendAgain);
  const drop = element("button", "chip quiet", texts.drop);
  again.dataset["do"] = "send-again";
  drop.dataset["do"] = "drop";
  for (const button of [again, drop]) button.type = "button";
  const why = element("p", "why", reason || texts.refused);
  return element("div", "refused-note", why, element("div", "actions", again, drop));
};

const STATE_NAMES = { waiting: texts.waiting, sent: texts.sent, refused: texts.refused };

/**
 * Shows how far a message of the person's has come.
 * @param {HTMLElement} item
 * @param {SendState} state
 * @param {string} [reason] why it was refused, in a sentence
 */
export const showSendState = (item, state, reason = "") => {
  item.dataset["state"] = state;
  const mark = item.querySelector(".state");
  mark?.replaceChildren(element("span", "for-readers", STATE_NAMES[state]));
  mark?.setAttribute("title", STATE_NAMES[state]);
  item.querySelector(".refused-note")?.remove();
  if (state === "refused") item.append(refusedNote(reason));
};
