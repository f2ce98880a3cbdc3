import { OperationalError } from "../../core/ports/errors.ts";
import type { Log } from "../../core/ports/log.ts";
import { delayAfter, type Patience, type Wait } from "./create-patience.ts";
import type { OurBot } from "./our-bot.ts";
import type { UpdateTaker } from "./take-update.ts";
import { ALLOWED_UPDATES } from "./to-inbound-event.ts";

export interface PollDeps {
  readonly insist: Patience;
  readonly taker: UpdateTaker;
  readonly log: Log;
  readonly wait: Wait;
  readonly closing: AbortSignal;
  readonly us: OurBot;
  /** How long Telegram holds a question that has no answer yet. */
  readonly holdSeconds: number;
  /** What a call may take beyond that. */
  readonly timeoutMs: number;
}

/** A mistake of our own that comes back each time must not keep every other chat waiting for ever. */
const TRIES_OF_OUR_MISTAKES = 3;
/** The most that Telegram gives at once, and with it what a batch can weigh. */
const BATCH = 100;

/** A server that does not hold the question would otherwise be asked without a break. */
const IDLE_PAUSE_MS = 250;

interface RawUpdate {
  readonly update_id?: unknown;
}

const takeOnce = async ({ taker, us, log }: PollDeps, update: RawUpdate): Promise<void> => {
  if ((await taker.take(update, us)) === "malformed")
    log.warn({ botId: us.botId, updateId: update.update_id }, "Telegram sent an update that cannot be read; left out");
};

/** Tries until the update is kept. @returns whether it is done with; not so when the program stops first. */
const takeSurely = async (deps: PollDeps, update: RawUpdate): Promise<boolean> => {
  const fields = { botId: deps.us.botId, updateId: update.update_id };
  for (let failures = 0; !deps.closing.aborted; failures++) {
    try {
      await takeOnce(deps, update);
      return true;
    } catch (error) {
      if (!(error instanceof OperationalError) && failures + 1 >= TRIES_OF_OUR_MISTAKES) {
        deps.log.error({ err: error, ...fields }, "a Telegram update was given up after a mistake of ours");
        return true;
      }
      deps.log.warn({ err: error, ...fields }, "a Telegram update could not be kept; trying again");
      await deps.wait(delayAfter(failures), deps.closing);
    }
  }
  return false;
};

const fetchBatch = async (deps: PollDeps, offset: number | undefined): Promise<readonly RawUpdate[]> => {
  const options = { timeoutMs: deps.holdSeconds * 1000 + deps.timeoutMs };
  const answer = await deps.insist(
    (api, signal) =>
      api.raw.getUpdates(
        {
          limit: BATCH,
          timeout: deps.holdSeconds,
          allowed_updates: [...ALLOWED_UPDATES],
          ...(offset === undefined ? {} : { offset }),
        },
        signal,
      ),
    options,
  );
  const batch: unknown = answer?.result;
  return Array.isArray(batch) ? (batch as RawUpdate[]) : [];
};

/** @returns the offset that tells Telegram that they are taken; undefined where there is nothing to tell. */
const takeAll = async (deps: PollDeps, batch: readonly RawUpdate[]): Promise<number | undefined> => {
  let offset: number | undefined;
  for (const update of batch) {
    if (!(await takeSurely(deps, update))) return offset;
    if (typeof update.update_id === "number") offset = update.update_id + 1;
  }
  return offset;
};

/**
 * Fetches and hands in, one after the other, until the program stops. Telegram forgets an update when a later offset
 * is asked for: that happens only once it is kept, so after a crash it comes again and is known by its id.
 */
export const pollUpdates = async (deps: PollDeps): Promise<void> => {
  let offset: number | undefined;
  while (!deps.closing.aborted) {
    // An empty answer means that the earlier ones are forgotten. To go on with their offset would forget unseen what
    // comes next, if its id is lower: after a quiet week Telegram starts at a random one.
    offset = await takeAll(deps, await fetchBatch(deps, offset));
    if (offset === undefined) await deps.wait(IDLE_PAUSE_MS, deps.closing);
  }
};
