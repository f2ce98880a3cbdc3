import { type Config, redacted } from "../config.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import type { DemoLinks } from "./demo-links.ts";
import type { Listening } from "../web/listen.ts";

/** A few lines that say what runs where and what to do next. */
export function greeting(config: Config, opened: OpenDatabase, { url }: Listening, demo: DemoLinks): readonly string[] {
  const { role, queue, browserChat } = config;
  const doors = role !== "worker";
  return [
    `Sổ Tiệm is running (role: ${role}).`,
    `  Book:   ${bookAddress(config, opened)}`,
    `  Queue:  ${queue.mode === "redis" ? redacted(queue.url) : "BullMQ on the same PostgreSQL"}`,
    ...(doors && browserChat === "on" ? [`  Chat:   ${url}  ← open this and text: hôm nay bán 2 triệu`] : []),
    ...(doors && browserChat === "login"
      ? [`  Chat:   ${config.http.publicUrl ?? url}  (asks for the phone number)`]
      : []),
    ...(doors && browserChat === "on" ? demoLines(url, demo) : []),
    ...(doors ? botLines(config) : []),
    `  Health: ${url}/health and ${url}/ready`,
    "  In a terminal: npm run -s chat      Stop: Ctrl-C",
  ];
}

/** The made-up shops that were opened here, or how to open them. */
const demoLines = (url: string, demo: DemoLinks): string[] => {
  const links = Object.entries(demo).map(([user, secret]) => `${user} ${url}/demo/${secret}`);
  return links.length > 0
    ? links.map((link) => `  Demo:   ${link}  (in a private window)`)
    : ["  Demo:   npm run -s demo  opens two made-up shops with two years of sales"];
};

const bookAddress = ({ database, dataDir }: Config, { startedServer }: OpenDatabase): string =>
  database.mode === "embedded"
    ? `built-in PostgreSQL in ${dataDir}${startedServer ? "" : " (already running, shared)"}`
    : redacted(database.applicationUrl);

function botLines({ bots, http }: Config): string[] {
  const apps = [...(bots.telegram === undefined ? [] : ["Telegram"]), ...bots.zalo.map(() => "Zalo")];
  const way = http.publicUrl === undefined ? "fetching messages" : `receiving at ${http.publicUrl}`;
  return apps.length > 0 ? [`  Bots:   ${apps.join(", ")} (${way})`] : [];
}
