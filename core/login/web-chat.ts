import type { ChatAddress } from "../ports/inbound-event.ts";

/** The chat of whoever is logged in: one for all of the person's browsers. Nobody gets to it but by a session. */
export const webChat = (personId: string): ChatAddress => ({ channel: "browser", botId: "web", chatId: personId });
