import { SettingError } from "../../core/ports/errors.ts";

const TOKEN = /^(\d{1,20}):[A-Za-z0-9_-]+$/;

/**
 * The bot's own id, which every token starts with: known without asking Telegram, and the same after a new token.
 * @throws SettingError for what cannot be a token. It does not show the value.
 */
export const botIdOf = (token: string): string => {
  const [, botId] = TOKEN.exec(token) ?? [];
  if (botId !== undefined) return botId;
  throw new SettingError(
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_BOT_TOKEN must be the token that BotFather shows, digits, a colon and letters, for example 110201543:AAHdqTcv.",
  );
};
