import { isIP, isIPv4 } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { SENTENCES } from "./config-sentences.ts";
import { SettingError } from "./core/ports/errors.ts";

/** Which part of the program this process is. `all` is the small shop's machine; the other two scale out. */
export type Role = "all" | "web" | "worker";
export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

/** Where the book lives: a server that we run ourselves in `dataDir`, or one that is given to us. */
export type DatabaseConfig =
  | { readonly mode: "embedded"; readonly dataDir: string }
  | {
      readonly mode: "served";
      /** Login of the application role: it owns nothing and cannot pass row-level security. */
      readonly applicationUrl: string;
      /** Login that owns the tables. Absent where this process does not migrate. */
      readonly migrationUrl?: string;
    };

export type QueueConfig = { readonly mode: "postgres" } | { readonly mode: "redis"; readonly url: string };

/** Logging in, by web and by API. */
export interface LoginConfig {
  /** Signs access tokens, and makes the keys of what is kept as a hash; made in `dataDir` where absent. */
  readonly secret?: string;
  /** Origins of other sites whose pages may use the API. */
  readonly corsOrigins: readonly string[];
  /** How many proxies stand before us: the address of who asks is the one that the outermost of them saw. */
  readonly trustedProxies: number;
  /** The gateway that sends codes by SMS; absent where nobody pays for it. */
  readonly sms?: { readonly url: string; readonly token: string };
}

export interface HttpConfig {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Where the world reaches us: https, no trailing slash. Absent where nobody outside can. */
  readonly publicUrl?: string;
}

/** A bot of a chat app: its token, which is a secret, and where the app's API is, without a slash at the end. */
export interface BotConfig {
  readonly token: string;
  readonly apiRoot: string;
}

export interface BotsConfig {
  readonly telegram?: BotConfig & { readonly messagesPerSecond: number };
  /** Several, because one Zalo bot serves few shops. */
  readonly zalo: readonly BotConfig[];
  /** What the apps show with everything they send to us; made in `dataDir` where absent. */
  readonly webhookSecret?: string;
}

/** What it takes before the book gives advice. */
export interface AdviceConfig {
  readonly minDays: number;
  readonly minRecords: number;
  readonly minRecordsForModels: number;
  readonly minConfidence: number;
}

export interface Config {
  readonly role: Role;
  /** Absolute path of the folder that holds what is kept on this machine. */
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  readonly queue: QueueConfig;
  readonly http: HttpConfig;
  readonly login: LoginConfig;
  readonly bots: BotsConfig;
  /** Whether the browser chat answers at `/`. */
  readonly browserChat: BrowserChat;
  readonly log: { readonly level: LogLevel };
  readonly advice: AdviceConfig;
}

/** `on`: for programs of this machine, by a cookie. `login`: for whoever logs in, from anywhere. */
export type BrowserChat = "on" | "login" | "off";

const DEFAULT_HOST = "127.0.0.1";

const isUrlOf =
  (...protocols: readonly string[]) =>
  (text: string): boolean => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url !== undefined && protocols.includes(url.protocol) && url.hostname !== "";
  };

const isPostgresUrl = (text: string): boolean =>
  isUrlOf("postgres:", "postgresql:")(text) && new URL(text).pathname.length > 1;

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));

// Plain http leads nowhere but to this machine, where tests play the chat apps.
const isPublicUrl = (text: string): boolean => {
  if (!isUrlOf("https:", "http:")(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (protocol === "http:" && !isLoopback(hostname.replace(/^\[|\]$/g, ""))) return false;
  return [username, password, search, hash].every((part) => part === "");
};

const isHost = (text: string): boolean => isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(text);

const apiRoot = (byDefault: string, sentence: string) =>
  z
    .string()
    .refine(isUrlOf("https:", "http:"), sentence)
    .transform((url) => url.replace(/\/+$/, ""))
    .default(byDefault);

const isOrigin = (text: string): boolean => isUrlOf("https:", "http:")(text) && new URL(text).origin === text;

const wholeNumber = (byDefault: number, sentence: string, form = /^\d{1,6}$/) =>
  z.string().regex(form, sentence).transform(Number).default(byDefault);

const Settings = z.object({
  PORT: wholeNumber(3000, SENTENCES.PORT, /^\d{1,5}$/).refine((port) => port <= 65_535, SENTENCES.PORT),
  HOST: z.string().refine(isHost, SENTENCES.HOST).default(DEFAULT_HOST),
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, SENTENCES.PUBLIC_URL)
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  DATABASE_URL: z.string().refine(isPostgresUrl, SENTENCES.DATABASE_URL).optional(),
  MIGRATION_DATABASE_URL: z.string().refine(isPostgresUrl, SENTENCES.MIGRATION_DATABASE_URL).optional(),
  REDIS_URL: z.string().refine(isUrlOf("redis:", "rediss:"), SENTENCES.REDIS_URL).optional(),
  DATA_DIR: z.string().default("./data"),
  ROLE: z.enum(["all", "web", "worker"], SENTENCES.ROLE).default("all"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], SENTENCES.LOG_LEVEL)
    .default("info"),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, SENTENCES.TELEGRAM_BOT_TOKEN)
    .optional(),
  TELEGRAM_MESSAGES_PER_SECOND: wholeNumber(30, SENTENCES.TELEGRAM_MESSAGES_PER_SECOND, /^([1-9]\d{0,2}|1000)$/),
  TELEGRAM_API_ROOT: apiRoot("https://api.telegram.org", SENTENCES.TELEGRAM_API_ROOT),
  ZALO_BOT_TOKEN: z
    .string()
    .transform((tokens) => tokens.split(",").map((token) => token.trim()))
    .refine((tokens) => tokens.every((token) => /^[\w.:-]+$/.test(token)), SENTENCES.ZALO_BOT_TOKEN)
    .transform((tokens) => [...new Set(tokens)])
    .default([]),
  ZALO_API_ROOT: apiRoot("https://bot-api.zaloplatforms.com", SENTENCES.ZALO_API_ROOT),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{8,256}$/, SENTENCES.WEBHOOK_SECRET)
    .optional(),
  JWT_SECRET: z.string().min(32, SENTENCES.JWT_SECRET).optional(),
  CORS_ORIGINS: z
    .string()
    .transform((origins) => origins.split(",").map((origin) => origin.trim().replace(/\/$/, "")))
    .refine((origins) => origins.every(isOrigin), SENTENCES.CORS_ORIGINS)
    .default([]),
  TRUSTED_PROXIES: z.string().regex(/^\d$/, SENTENCES.TRUSTED_PROXIES).transform(Number).optional(),
  SMS_API_URL: z.string().refine(isUrlOf("https:", "http:"), SENTENCES.SMS_API_URL).optional(),
  SMS_API_TOKEN: z.string().min(8, SENTENCES.SMS_API_TOKEN).optional(),
  BROWSER_CHAT: z.enum(["auto", "on", "off"], SENTENCES.BROWSER_CHAT).default("auto"),
  ADVICE_MIN_DAYS: wholeNumber(7, SENTENCES.ADVICE_MIN_DAYS),
  ADVICE_MIN_RECORDS: wholeNumber(10, SENTENCES.ADVICE_MIN_RECORDS),
  ADVICE_MIN_RECORDS_FOR_MODELS: wholeNumber(30, SENTENCES.ADVICE_MIN_RECORDS_FOR_MODELS),
  ADVICE_MIN_CONFIDENCE: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, SENTENCES.ADVICE_MIN_CONFIDENCE)
    .transform(Number)
    .default(0.7),
});
type Settings = z.infer<typeof Settings>;
/** The variables of ours that are set, as they were typed. */
type Given = Readonly<Partial<Record<keyof Settings, string>>>;
type Environment = Readonly<Record<string, string | undefined>>;

interface Problem {
  readonly variable: string;
  readonly sentence: string;
}

// Several processes on several machines have to know the same secrets: none of them may make its own.
const missingSecrets = (given: Given): readonly Problem[] => {
  if (given.DATABASE_URL === undefined || given.PUBLIC_URL === undefined) return [];
  const hasBot = given.TELEGRAM_BOT_TOKEN !== undefined || given.ZALO_BOT_TOKEN !== undefined;
  const needed = [...(hasBot ? (["WEBHOOK_SECRET"] as const) : []), "JWT_SECRET" as const];
  return needed
    .filter((variable) => given[variable] === undefined)
    .map((variable) => ({ variable, sentence: SENTENCES[`${variable}_MISSING`] }));
};

// What is wrong only together: each variable can be right and the pair still make no sense.
const problemsTogether = (given: Given): readonly Problem[] => {
  const problems: Problem[] = [];
  if (given.MIGRATION_DATABASE_URL !== undefined && given.DATABASE_URL === undefined)
    problems.push({ variable: "MIGRATION_DATABASE_URL", sentence: SENTENCES.MIGRATION_ALONE });
  if ((given.SMS_API_URL === undefined) !== (given.SMS_API_TOKEN === undefined))
    problems.push({ variable: "SMS_API_URL", sentence: SENTENCES.SMS_API_ALONE });
  problems.push(...missingSecrets(given));
  const reachable = !isLoopback(given.HOST ?? DEFAULT_HOST) || given.PUBLIC_URL !== undefined;
  const hasLogin = given.PUBLIC_URL !== undefined && given.JWT_SECRET !== undefined;
  if (given.BROWSER_CHAT === "on" && reachable && !hasLogin)
    problems.push({ variable: "BROWSER_CHAT", sentence: SENTENCES.BROWSER_CHAT_OPEN });
  return problems;
};

const refuse = (problems: readonly Problem[]): never => {
  // The first sentence about a variable is enough: the next start tells the next one.
  const byVariable = new Map(problems.toReversed().map((problem) => [problem.variable, problem.sentence]));
  const variables = [...byVariable.keys()].reverse();
  throw new SettingError(variables.join(", "), [...byVariable.values()].reverse().join("\n"));
};

const withoutBlanks = (env: Environment): Given =>
  Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );

const parseSettings = (env: Environment): Settings => {
  const given = withoutBlanks(env);
  const { success, data, error } = Settings.safeParse(given);
  const alone = error?.issues.map(({ path, message }) => ({ variable: String(path[0]), sentence: message })) ?? [];
  const problems = [...alone, ...problemsTogether(given)];
  return success && problems.length === 0 ? data : refuse(problems);
};

const databaseOf = (settings: Settings, dataDir: string): DatabaseConfig => {
  const { DATABASE_URL: applicationUrl, MIGRATION_DATABASE_URL: migrationUrl } = settings;
  if (applicationUrl === undefined) return { mode: "embedded", dataDir };
  return { mode: "served", applicationUrl, ...(migrationUrl === undefined ? {} : { migrationUrl }) };
};

const botsOf = (settings: Settings): BotsConfig => {
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: root,
    TELEGRAM_MESSAGES_PER_SECOND: messagesPerSecond,
    ZALO_API_ROOT: zaloRoot,
    WEBHOOK_SECRET: secret,
  } = settings;
  return {
    ...(token === undefined ? {} : { telegram: { token, apiRoot: root, messagesPerSecond } }),
    zalo: settings.ZALO_BOT_TOKEN.map((zaloToken) => ({ token: zaloToken, apiRoot: zaloRoot })),
    ...(secret === undefined ? {} : { webhookSecret: secret }),
  };
};

// Whoever has an https address has a proxy that ends it, since we speak plain http.
const loginOf = ({ JWT_SECRET, CORS_ORIGINS, TRUSTED_PROXIES, PUBLIC_URL, ...sms }: Settings): LoginConfig => ({
  ...(JWT_SECRET === undefined ? {} : { secret: JWT_SECRET }),
  corsOrigins: CORS_ORIGINS,
  ...(sms.SMS_API_URL !== undefined &&
    sms.SMS_API_TOKEN !== undefined && { sms: { url: sms.SMS_API_URL, token: sms.SMS_API_TOKEN } }),
  trustedProxies: TRUSTED_PROXIES ?? (PUBLIC_URL?.startsWith("https:") ? 1 : 0),
});

// Behind a public address every request can arrive from loopback, by way of the proxy: there the chat asks who it is.
const browserChatOf = ({ BROWSER_CHAT, HOST, PUBLIC_URL, JWT_SECRET }: Settings): BrowserChat => {
  if (BROWSER_CHAT !== "off" && PUBLIC_URL !== undefined && JWT_SECRET !== undefined) return "login";
  return BROWSER_CHAT !== "off" && PUBLIC_URL === undefined && isLoopback(HOST) ? "on" : "off";
};

/**
 * Reads every setting of the program once. An empty or blank variable counts as unset; others are left alone.
 * @throws SettingError that lists all bad variables, one sentence each on its own line. It never shows a value,
 * since an address may hold a password.
 */
export const readConfig = (env: Environment): Config => {
  const settings = parseSettings(env);
  const dataDir = resolve(settings.DATA_DIR);
  return {
    role: settings.ROLE,
    dataDir,
    database: databaseOf(settings, dataDir),
    queue: settings.REDIS_URL === undefined ? { mode: "postgres" } : { mode: "redis", url: settings.REDIS_URL },
    http: {
      host: settings.HOST,
      port: settings.PORT,
      ...(settings.PUBLIC_URL === undefined ? {} : { publicUrl: settings.PUBLIC_URL }),
    },
    login: loginOf(settings),
    bots: botsOf(settings),
    browserChat: browserChatOf(settings),
    log: { level: settings.LOG_LEVEL },
    advice: {
      minDays: settings.ADVICE_MIN_DAYS,
      minRecords: settings.ADVICE_MIN_RECORDS,
      minRecordsForModels: settings.ADVICE_MIN_RECORDS_FOR_MODELS,
      minConfidence: settings.ADVICE_MIN_CONFIDENCE,
    },
  };
};

/**
 * An address as it may be logged: without password, and without a query, where drivers accept a password too.
 * @example redacted("postgres://app:secret@db/shop") // "postgres://app:***@db/shop"
 */
export const redacted = (address: string): string => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // Without a host ("app:secret@db") anything may be where the password is.
  if (url === undefined || url.host === "") return "(not a URL)";
  if (url.password !== "") url.password = "***";
  url.search = "";
  url.hash = "";
  return url.href;
};
