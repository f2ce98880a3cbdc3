// @ts-check
/** Shapes that the page's modules share; no code. */

/**
 * @typedef {{ label: string, payload: string }} Choice
 * @typedef {{ kind: "question" | "actions", options: Choice[] }} Choices
 * @typedef {{ linkName: string, title: string }} Picture
 * @typedef {{ linkName: string, fileName: string }} FileLink
 * @typedef {{ text: string, choices?: Choices, picture?: Picture, document?: FileLink, settlesQuestion?: object }} Message
 * @typedef {{ kind: "text", text: string }
 *   | { kind: "choice", payload: string, label: string }
 *   | { kind: "file", name: string }
 *   | { kind: "unsupported", what: string }} Content
 * @typedef {{ from: "shop-book", cursor: string, at: string, message: Message }} ReplyEntry
 * @typedef {{ from: "person", id: string, at: string, content: Content }} PersonEntry
 * @typedef {ReplyEntry | PersonEntry} Entry
 * @typedef {{ entries: Entry[], older?: string, newestReply: string }} Page
 * @typedef {"waiting" | "sent" | "refused"} SendState
 */

export {};
