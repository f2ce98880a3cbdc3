/** What is said of a setting that cannot be used: one sentence that names the variable and the remedy. */
export const SENTENCES = {
  PORT: "PORT must be a whole number from 0 to 65535, for example 3000.",
  HOST: "HOST must be a host name or an IP address without a port, for example 127.0.0.1.",
  PUBLIC_URL:
    "PUBLIC_URL must be the https address under which this server is reached, for example https://shop.example.",
  DATABASE_URL:
    "DATABASE_URL must look like postgres://user:password@host:5432/database; leave it out to use the built-in PostgreSQL.",
  MIGRATION_DATABASE_URL: "MIGRATION_DATABASE_URL must look like postgres://owner:password@host:5432/database.",
  MIGRATION_ALONE:
    "MIGRATION_DATABASE_URL needs DATABASE_URL beside it: set both, or neither to use the built-in PostgreSQL.",
  REDIS_URL: "REDIS_URL must look like redis://host:6379; leave it out to keep the queue in PostgreSQL.",
  ROLE: "ROLE must be one of all, web, worker.",
  LOG_LEVEL: "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
  TELEGRAM_BOT_TOKEN:
    "TELEGRAM_BOT_TOKEN must be the token that @BotFather gave, digits and letters with a colon between.",
  TELEGRAM_MESSAGES_PER_SECOND: "TELEGRAM_MESSAGES_PER_SECOND must be a number from 1 to 1000, for example 30.",
  TELEGRAM_API_ROOT: "TELEGRAM_API_ROOT must be an http or https address, for example https://api.telegram.org.",
  ZALO_BOT_TOKEN: "ZALO_BOT_TOKEN must be the token of a Zalo bot, or several with commas between them.",
  ZALO_API_ROOT: "ZALO_API_ROOT must be an http or https address, for example https://bot-api.zaloplatforms.com.",
  WEBHOOK_SECRET: "WEBHOOK_SECRET must be 8 to 256 letters, digits, underscores or hyphens.",
  WEBHOOK_SECRET_MISSING:
    "WEBHOOK_SECRET is needed where chat apps send to PUBLIC_URL and the book is on a server of its own: make one with `openssl rand -hex 24`.",
  JWT_SECRET: "JWT_SECRET must have at least 32 characters: make one with `openssl rand -hex 32`.",
  JWT_SECRET_MISSING:
    "JWT_SECRET is needed where the world reaches PUBLIC_URL and the book is on a server of its own: make one with `openssl rand -hex 32`.",
  CORS_ORIGINS: "CORS_ORIGINS must be origins with commas between them, for example https://app.example.",
  TRUSTED_PROXIES: "TRUSTED_PROXIES must be the number of proxies in front of this server, from 0 to 9.",
  SMS_API_URL: "SMS_API_URL must be the http or https address of an SMS gateway.",
  SMS_API_TOKEN: "SMS_API_TOKEN must have at least 8 characters.",
  SMS_API_ALONE: "SMS_API_URL needs SMS_API_TOKEN beside it: set both, or neither to send no SMS.",
  ADVICE_MIN_DAYS: "ADVICE_MIN_DAYS must be a whole number of days, for example 7.",
  ADVICE_MIN_RECORDS: "ADVICE_MIN_RECORDS must be a whole number of sales, for example 10.",
  ADVICE_MIN_RECORDS_FOR_MODELS: "ADVICE_MIN_RECORDS_FOR_MODELS must be a whole number of sales, for example 30.",
  ADVICE_MIN_CONFIDENCE: "ADVICE_MIN_CONFIDENCE must be a share between 0 and 1, for example 0.7.",
  BROWSER_CHAT: "BROWSER_CHAT must be one of auto, on, off.",
  BROWSER_CHAT_OPEN:
    "BROWSER_CHAT=on needs a HOST of this machine alone, such as 127.0.0.1, or PUBLIC_URL and JWT_SECRET, with which it asks who it is.",
} as const;
