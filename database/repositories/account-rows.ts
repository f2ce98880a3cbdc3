import type { Chat, Person } from "../../core/ports/accounts.ts";
import type { ChatRow, PersonRow } from "../entities/account-entities.ts";

export const toChat = ({
  id,
  state,
  activeTenantId,
  activeLocationId,
}: Pick<ChatRow, "id" | "state" | "activeTenantId" | "activeLocationId">): Chat => ({
  id,
  ...(state === "gone" && { isGone: true }),
  ...(state === "blocked" && { isBlocked: true }),
  ...(activeTenantId && { activeTenantId }),
  ...(activeLocationId && { activeLocationId }),
});

export const toPerson = ({ id, language }: PersonRow): Person => ({ id, ...(language && { language }) });
