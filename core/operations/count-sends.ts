import type { Meter } from "../ports/meter.ts";
import type { Sender } from "../ports/sender.ts";

/** The same sender, with what comes of each send counted. */
export const countSends = (sender: Sender, meter: Meter): Sender => ({
  ...sender,
  async send(chatId, message) {
    const result = await sender.send(chatId, message);
    meter.sent(sender, result.kind);
    return result;
  },
});
