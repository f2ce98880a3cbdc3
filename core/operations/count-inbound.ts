import type { InboundEvents } from "../ports/inbound-events.ts";
import type { Meter } from "../ports/meter.ts";

/** The same events, with each that comes in counted. */
export const countInbound = (events: InboundEvents, meter: Meter): InboundEvents => ({
  ...events,
  async keep(event, ahead) {
    const result = await events.keep(event, ahead);
    meter.received(event.channel, result);
    return result;
  },
});
