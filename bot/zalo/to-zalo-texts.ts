import type { OutboundDocument, OutboundMessage } from "../../core/ports/outbound-message.ts";
import { splitText } from "./split-text.ts";

/** Zalo's limit of one message, in characters; counted here in UTF-16 code units, the strictest way to count them. */
export const MAX_ZALO_TEXT = 2_000;

/** Zalo has no buttons: answers become numbered lines, and what can be done next is told by what to type for it. */
const choiceLines = ({ text, choices }: OutboundMessage): readonly string[] => {
  if (choices === undefined) return [];
  if (choices.kind === "question") return choices.options.map(({ label }, index) => `${index + 1}. ${label}`);
  const told = choices.options.flatMap(({ label, typed }) =>
    // What the text already says how to type needs no second telling.
    typed === undefined || text.includes(`“${typed}”`) ? [] : [`${label}: “${typed}”`],
  );
  return told.length === 0 ? [] : [told.join(" · ")];
};

/** A message as the texts that Zalo is given, in their order: each counts as one against the bot's month. */
export const toZaloTexts = (
  message: OutboundMessage,
  documentUrl?: (document: OutboundDocument) => string,
): readonly string[] => {
  const { text, document } = message;
  const linked = document === undefined ? text : withLink(text, document, documentUrl);
  return splitText([linked, ...choiceLines(message)].join("\n"), MAX_ZALO_TEXT);
};

const withLink = (
  text: string,
  document: OutboundDocument,
  documentUrl: ((document: OutboundDocument) => string) | undefined,
): string =>
  documentUrl === undefined ? document.unreachableWords : `${text}\n${document.linkWords}\n${documentUrl(document)}`;
