import type { DeliveryBell } from "../ports/delivery-bell.ts";
import type { InboundEvents } from "../ports/inbound-events.ts";
import type { Meter } from "../ports/meter.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import type { ConversationDeps } from "./conversation-deps.ts";

/** What carrying a message from its claim to its answer takes. */
export interface WayDeps extends ConversationDeps {
  readonly inboundEvents: InboundEvents;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly bell: DeliveryBell;
  /** Absent where nobody reads what is counted, as in a terminal. */
  readonly meter?: Meter;
}
