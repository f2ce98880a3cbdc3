import type { OutboundMessage } from "../../core/ports/outbound-message.ts";

/** A reply as lines of a terminal: answers of a question are numbered, actions tell what to type. */
export function renderReply({ text, choices }: OutboundMessage): string {
  if (choices === undefined) return text;
  if (choices.kind === "question") {
    return [text, ...choices.options.map(({ label }, index) => `  ${String(index + 1)}) ${label}`)].join("\n");
  }
  const actions = choices.options.map(({ label, typed }) => `${label}: “${typed ?? label}”`);
  return `${text}\n  ↳ ${actions.join("   ")}`;
}
