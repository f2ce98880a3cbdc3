import { COMMANDS } from "./commands.ts";
import type { BotApi } from "./create-bot-api.ts";

const menuIn = (language: "vi" | "en") =>
  COMMANDS.flatMap(({ name, menu }) => {
    const description = menu?.[language];
    return description === undefined ? [] : [{ command: name, description }];
  });

/** Fills the menu beside the input line: Vietnamese for all, English for apps set to it. The bot works without it. */
export const setMenu = async (callApi: BotApi, until: AbortSignal): Promise<void> => {
  await callApi((api, signal) => api.raw.setMyCommands({ commands: menuIn("vi") }, signal), { until });
  await callApi((api, signal) => api.raw.setMyCommands({ commands: menuIn("en"), language_code: "en" }, signal), {
    until,
  });
};
