import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, redacted } from "../../../config.ts";
import { SettingError } from "../../../core/ports/errors.ts";

const errorOf = (env: Record<string, string>): SettingError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error("the settings were accepted");
};

describe("readConfig", () => {
  it("needs nothing: the built-in server, on this machine alone", () => {
    expect(readConfig({})).toEqual({
      role: "all",
      dataDir: resolve("data"),
      database: { mode: "embedded", dataDir: resolve("data") },
      queue: { mode: "postgres" },
      http: { host: "127.0.0.1", port: 3000 },
      login: { corsOrigins: [], trustedProxies: 0 },
      bots: { zalo: [] },
      browserChat: "on",
      log: { level: "info" },
      advice: { minDays: 7, minRecords: 10, minRecordsForModels: 30, minConfidence: 0.7 },
    });
  });

  it("takes servers that are given", () => {
    const config = readConfig({
      DATABASE_URL: "postgres://app:secret@db:5432/shop",
      MIGRATION_DATABASE_URL: "postgresql://owner:secret@db/shop?sslmode=require",
      REDIS_URL: "rediss://queue:6380/1",
      PUBLIC_URL: "https://shop.example/",
      JWT_SECRET: "0123456789abcdef0123456789abcdef",
      SMS_API_URL: "https://sms.example/send",
      SMS_API_TOKEN: "token-of-the-gateway",
      CORS_ORIGINS: "https://app.example, http://localhost:5173/",
      HOST: "0.0.0.0",
      PORT: "0",
      ROLE: "worker",
      LOG_LEVEL: "silent",
      DATA_DIR: "/srv/so tiem",
      ADVICE_MIN_DAYS: "14",
      ADVICE_MIN_RECORDS: "20",
      ADVICE_MIN_RECORDS_FOR_MODELS: "60",
      ADVICE_MIN_CONFIDENCE: "0.9",
    });
    expect(config).toEqual({
      role: "worker",
      dataDir: "/srv/so tiem",
      database: {
        mode: "served",
        applicationUrl: "postgres://app:secret@db:5432/shop",
        migrationUrl: "postgresql://owner:secret@db/shop?sslmode=require",
      },
      queue: { mode: "redis", url: "rediss://queue:6380/1" },
      http: { host: "0.0.0.0", port: 0, publicUrl: "https://shop.example" },
      login: {
        secret: "0123456789abcdef0123456789abcdef",
        corsOrigins: ["https://app.example", "http://localhost:5173"],
        sms: { url: "https://sms.example/send", token: "token-of-the-gateway" },
        trustedProxies: 1,
      },
      bots: { zalo: [] },
      browserChat: "login",
      log: { level: "silent" },
      advice: { minDays: 14, minRecords: 20, minRecordsForModels: 60, minConfidence: 0.9 },
    });
  });

  it("has no migrating login unless one is given", () => {
    expect(readConfig({ DATABASE_URL: "postgres://app@db/shop" }).database).toEqual({
      mode: "served",
      applicationUrl: "postgres://app@db/shop",
    });
  });

  it("counts an empty or blank variable as unset, and trims the others", () => {
    const { database, http } = readConfig({ DATABASE_URL: "", REDIS_URL: "  ", PORT: " 8080 " });
    expect(database.mode).toBe("embedded");
    expect(http.port).toBe(8080);
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["HOST", "127.0.0.1:3000"],
    ["HOST", "http://localhost"],
    ["PUBLIC_URL", "http://shop.example"],
    ["PUBLIC_URL", "shop.example"],
    ["PUBLIC_URL", "https://user:secret@shop.example"],
    ["PUBLIC_URL", "https://shop.example/?a=1"],
    ["DATABASE_URL", "mysql://app@db/shop"],
    ["DATABASE_URL", "postgres://app@db"],
    ["DATABASE_URL", "db"],
    ["REDIS_URL", "http://queue:6379"],
    ["ROLE", "everything"],
    ["LOG_LEVEL", "loud"],
    ["BROWSER_CHAT", "yes"],
    ["JWT_SECRET", "short"],
    ["CORS_ORIGINS", "app.example"],
    ["CORS_ORIGINS", "https://app.example/path"],
    ["TRUSTED_PROXIES", "all"],
    ["SMS_API_URL", "gateway"],
    ["ADVICE_MIN_DAYS", "-1"],
    ["TELEGRAM_MESSAGES_PER_SECOND", "0"],
    ["TELEGRAM_MESSAGES_PER_SECOND", "1001"],
    ["ADVICE_MIN_RECORDS", "many"],
    ["ADVICE_MIN_CONFIDENCE", "1.5"],
  ])("refuses %s=%s in one sentence that names it", (variable, value) => {
    const error = errorOf({ [variable]: value });
    expect(error.variable).toBe(variable);
    expect(error.message).toMatch(new RegExp(`^${variable} must [^\\n]+\\.$`));
  });

  it.each(["localhost", "shop-1.lan", "::1", "0.0.0.0", "::"])("takes the host %s", (host) => {
    expect(readConfig({ HOST: host }).http.host).toBe(host);
  });

  it("lists all bad variables at once, each once", () => {
    const error = errorOf({ PORT: "x", ROLE: "y", MIGRATION_DATABASE_URL: "postgres://owner@db/shop" });
    expect(error.variable.split(", ").sort()).toEqual(["MIGRATION_DATABASE_URL", "PORT", "ROLE"]);
    expect(error.message.split("\n")).toHaveLength(3);
  });

  it("tells a variable's own mistake before what it lacks beside it", () => {
    const error = errorOf({ MIGRATION_DATABASE_URL: "nonsense" });
    expect(error.message).toBe("MIGRATION_DATABASE_URL must look like postgres://owner:password@host:5432/database.");
  });

  it("refuses a migrating login without an application login", () => {
    expect(errorOf({ MIGRATION_DATABASE_URL: "postgres://owner@db/shop" }).message).toContain("needs DATABASE_URL");
  });

  it("never shows what was typed, since it may hold a password", () => {
    expect(errorOf({ DATABASE_URL: "postgres//app:hunter2@db/shop" }).message).not.toContain("hunter2");
  });
});

describe("the browser chat, which has no login", () => {
  it.each(["127.0.0.1", "127.9.9.9", "localhost", "::1"])("answers by itself on %s", (host) => {
    expect(readConfig({ HOST: host }).browserChat).toBe("on");
  });

  it.each(["0.0.0.0", "::", "192.168.1.7", "127.example"])("is off on %s, and cannot be forced", (host) => {
    expect(readConfig({ HOST: host }).browserChat).toBe("off");
    expect(errorOf({ HOST: host, BROWSER_CHAT: "on" }).variable).toBe("BROWSER_CHAT");
  });

  it("asks who it is behind a public address, and is off where it could not", () => {
    const login = { PUBLIC_URL: "https://shop.example", JWT_SECRET: "x".repeat(40) };
    expect(readConfig(login).browserChat).toBe("login");
    expect(readConfig({ ...login, BROWSER_CHAT: "on" }).browserChat).toBe("login");
    expect(readConfig({ ...login, BROWSER_CHAT: "off" }).browserChat).toBe("off");
    expect(readConfig({ PUBLIC_URL: "https://shop.example" }).browserChat).toBe("off");
    expect(errorOf({ PUBLIC_URL: "https://shop.example", BROWSER_CHAT: "on" }).variable).toBe("BROWSER_CHAT");
  });

  it("can be switched off", () => {
    expect(readConfig({ BROWSER_CHAT: "off" }).browserChat).toBe("off");
  });
});

describe("redacted", () => {
  it.each([
    ["postgres://app:hunter2@db:5432/shop", "postgres://app:***@db:5432/shop"],
    ["postgres://app@db/shop?password=hunter2", "postgres://app@db/shop"],
    ["redis://:hunter2@queue:6379/1", "redis://:***@queue:6379/1"],
    ["redis://queue:6379", "redis://queue:6379"],
    ["app:hunter2@db", "(not a URL)"],
  ])("%s is logged as %s", (address, logged) => {
    expect(redacted(address)).toBe(logged);
  });
});

describe("the bots", () => {
  const SECRET = "0123456789abcdef";

  it("are told by their tokens, several on Zalo", () => {
    const { bots } = readConfig({
      TELEGRAM_BOT_TOKEN: "4711:AAH-x_y",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
      ZALO_BOT_TOKEN: "1:aaa, 2:bbb,1:aaa",
      WEBHOOK_SECRET: SECRET,
    });
    expect(bots).toEqual({
      telegram: { token: "4711:AAH-x_y", apiRoot: "http://127.0.0.1:8081", messagesPerSecond: 30 },
      zalo: [
        { token: "1:aaa", apiRoot: "https://bot-api.zaloplatforms.com" },
        { token: "2:bbb", apiRoot: "https://bot-api.zaloplatforms.com" },
      ],
      webhookSecret: SECRET,
    });
  });

  it("need a secret where apps send to us and there is no folder of ours to keep one in", () => {
    const served = {
      TELEGRAM_BOT_TOKEN: "4711:AAH",
      DATABASE_URL: "postgres://app:pw@db/shop",
      PUBLIC_URL: "https://shop.example",
    };
    expect(errorOf(served).variable.split(", ").sort()).toEqual(["JWT_SECRET", "WEBHOOK_SECRET"]);
    const given = { ...served, WEBHOOK_SECRET: SECRET, JWT_SECRET: "x".repeat(32) };
    expect(readConfig(given).bots.webhookSecret).toBe(SECRET);
    expect(readConfig(given).login.secret).toBe("x".repeat(32));
  });

  it.each([
    { TELEGRAM_BOT_TOKEN: "no token" },
    { TELEGRAM_API_ROOT: "bots.local" },
    { ZALO_BOT_TOKEN: "a,,b" },
    { ZALO_API_ROOT: "ftp://zalo" },
    { WEBHOOK_SECRET: "short" },
    { PUBLIC_URL: "http://shop.example" },
  ])("are refused with a sentence that names the variable: %o", (env) => {
    const { variable, message } = errorOf(env);
    expect(variable).toBe(Object.keys(env)[0]);
    expect(message).not.toContain(Object.values(env)[0]);
  });

  it("may be tried on this machine with a plain address", () => {
    expect(readConfig({ PUBLIC_URL: "http://127.0.0.1:3000/" }).http.publicUrl).toBe("http://127.0.0.1:3000");
  });
});
