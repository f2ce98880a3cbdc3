import type { OutboundMessage, Picture } from "../../core/ports/outbound-message.ts";

/**
 * A reply as lines of a terminal: a picture is told by where to see it, answers of a question are numbered, actions
 * tell what to type.
 */
export function renderReply({ picture, ...message }: OutboundMessage, pictureUrl: PictureUrl): string {
  const words = renderWords(message);
  return picture === undefined ? words : `${words}\n  ↳ ${picture.title}: ${pictureUrl(picture)}`;
}

/** Where a browser on this machine finds a picture. */
export type PictureUrl = (picture: Picture) => string;

/** A line that tells where a file was put. */
export const renderFile = (path: string): string => `  ↳ ${path}`;

function renderWords({ text, choices }: OutboundMessage): string {
  if (choices === undefined) return text;
  if (choices.kind === "question") {
    return [text, ...choices.options.map(({ label }, index) => `  ${String(index + 1)}) ${label}`)].join("\n");
  }
  const actions = choices.options.map(({ label, typed }) => `${label}: “${typed ?? label}”`);
  return `${text}\n  ↳ ${actions.join("   ")}`;
}
