import { sweepChats } from "../core/conversation/sweep-chats.ts";
import type { WorkDeps } from "../core/conversation/work-chat.ts";
import { claimDueDigests } from "../core/digest/claim-due-digests.ts";
import { claimDueAlerts } from "../core/alerts/claim-due-alerts.ts";
import { type AlertDeps, writeAlert } from "../core/alerts/write-alert.ts";
import { writeDigest } from "../core/digest/write-digest.ts";
import { claimDueNights } from "../core/night/claim-due-nights.ts";
import { workNight } from "../core/night/work-night.ts";
import { workErasures } from "../core/privacy/work-erasures.ts";
import type { Deliveries } from "../core/ports/deliveries.ts";
import type { Nights } from "../core/ports/nights.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";
import type { Delivery } from "../jobs/open-delivery.ts";
import { openDigests } from "../jobs/open-digests.ts";
import { openNights } from "../jobs/open-nights.ts";
import type { QueueBackend } from "../jobs/queue-backend.ts";
import { startHousekeeping } from "../jobs/start-housekeeping.ts";
import type { ClosingStep } from "./closing.ts";
import { nightWork } from "./night-work.ts";
import { REAL_CLOCK } from "./real-clock.ts";

/** What came in is kept for this long, as it was written (DESIGN.md, decision 4). */
const MESSAGES_KEPT_DAYS = 90;
/** Long enough to answer, to undo and to see the day's talk. */
const UNAGREED_KEPT_HOURS = 24;
/** An answer is read within the day; later only the pages of the browser chat and replies to an old answer need it. */
const ANSWERS_KEPT_DAYS = 30;
/** Which nights were done matters to who looks for a cause, not for longer. */
const NIGHTS_KEPT_DAYS = 30;

/** As long as its trial: who has not written anything by then has another shop, or none. */
const UNUSED_SHOPS_KEPT_DAYS = 30;

export interface WorkParts {
  readonly deps: WorkDeps & AlertDeps & { readonly nights: Nights };
  readonly delivery: Delivery;
  readonly deliveries: Deliveries;
  /** Keeps a copy a day; absent where the book is on a server of somebody else's, who keeps its copies. */
  readonly copyBook?: () => Promise<number>;
  readonly backend: QueueBackend;
  readonly sharedFiles: SharedFiles;
}

/** Starts what this process does by itself: it delivers, writes digests, and keeps the house. */
export function startWork(parts: WorkParts, closing: ClosingStep[]): void {
  const { deps, delivery, deliveries, copyBook, backend, sharedFiles } = parts;
  delivery.work();
  const digests = openDigests({
    backend,
    clock: REAL_CLOCK,
    claims: [claimDueDigests(deps), claimDueAlerts(deps)],
    neglected: (limit, olderThanMs) => deps.digests.pendingRuns(limit, olderThanMs),
    write: { morning: writeDigest(deps), alert: writeAlert(deps) },
  });
  digests.work();
  const nights = openNights({
    backend,
    clock: REAL_CLOCK,
    claim: claimDueNights(deps),
    neglected: (limit, olderThanMs) => deps.nights.pendingRuns(limit, olderThanMs),
    work: workNight({ ...deps, work: nightWork(deps) }),
  });
  nights.work();
  const housekeeping = startHousekeeping({
    backend,
    handlers: {
      "sweep-inbound": sweepChats(deps),
      "sweep-outbox": delivery.sweep,
      "claim-digests": digests.tick,
      "claim-nights": nights.tick,
      "tend-nights": () => deps.nights.tend(NIGHTS_KEPT_DAYS),
      "forget-expired-files": () => sharedFiles.forgetExpired(),
      "forget-expired-logins": () => deps.logins.forgetExpired(),
      "work-erasures": () => workErasures(deps)(REAL_CLOCK.now()),
      "forget-unagreed-texts": () => deps.consents.forgetUnagreed(UNAGREED_KEPT_HOURS),
      "remove-unused-shops": () => deps.shopClosing.removeUnused(UNUSED_SHOPS_KEPT_DAYS),
      "copy-book": copyBook ?? (() => Promise.resolve(0)),
      "forget-old-messages": () => deps.inboundEvents.forgetOlderThan(MESSAGES_KEPT_DAYS),
      "forget-old-answers": () => deliveries.forgetOlderThan(ANSWERS_KEPT_DAYS),
    },
    log: deps.log,
  });
  closing.push(["housekeeping", housekeeping.close]);
}
