import { workChat, type WorkDeps } from "./work-chat.ts";

/** A message older than this was left behind by the process that took it. */
const NEGLECTED_AFTER_MS = 2_000;
const CHATS_PER_SWEEP = 200;

/**
 * Finds messages whose work was never started or has failed, and works them off. One chat's failure stops no other.
 * @returns how many chats were worked on
 */
export const sweepChats = (deps: WorkDeps) => async (): Promise<number> => {
  const chats = await deps.inboundEvents.neglectedChats(NEGLECTED_AFTER_MS, CHATS_PER_SWEEP);
  for (const chat of chats) {
    try {
      await workChat(deps)(chat);
    } catch (error) {
      deps.log.error({ err: error }, "a chat could not be swept");
    }
  }
  return chats.length;
};
