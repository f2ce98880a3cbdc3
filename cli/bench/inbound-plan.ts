import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { createIntake } from "../../core/conversation/create-intake.ts";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { createDataSource } from "../../database/create-data-source.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { createSecrets } from "../../program/create-secrets.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { record, type Recording } from "./recording.ts";
import type { ReplayPlan } from "./replay-plan.ts";

const BOT_ID = "110201543";
const EVENT_ID = "recorded-1";

/** Records what the program does for one message of a chat that has a shop, for replay in every chat that is there. */
export async function planInbound(
  database: BenchDatabase,
  text: string,
): Promise<ReplayPlan & Pick<Recording, "roundTrips">> {
  const chats = await database.query<{ values: string[] }>(CHAT_VALUES);
  const [first] = chats;
  if (first === undefined) throw new Error("no chat has written yet");
  const { statements, roundTrips } = await recordWork(database, first.values[0] ?? "", text);
  const [row] = await database.query<{ id: string }>("SELECT id FROM inbound_event WHERE event_id = $1", [EVENT_ID]);
  return {
    statements,
    roundTrips,
    recorded: first.values,
    chats: chats.map(({ values }) => values),
    recordedEventId: EVENT_ID,
    ...(row !== undefined && { recordedRowId: row.id }),
  };
}

async function recordWork({ applicationUrl }: BenchDatabase, chatId: string, text: string): Promise<Recording> {
  const dataSource = createDataSource(applicationUrl, { poolSize: 1, applicationName: "so-tiem-bench" });
  await dataSource.initialize();
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const intake = createIntake({
    ...createRepositories(dataSource, wait),
    writersAreMadeUp: true,
    presenter: createPresenter(),
    secrets: createSecrets(randomUUID()),
    ids: { uuid: () => randomUUID() },
    log,
    bell: { ring: () => undefined },
  });
  const now = new Date();
  const event: InboundEvent = {
    channel: "telegram",
    botId: BOT_ID,
    eventId: EVENT_ID,
    chatId,
    sender: { userId: chatId, displayName: "Lan" },
    sentAt: now,
    receivedAt: now,
    content: { kind: "text", text },
  };
  const recording = await record(async () => {
    await intake.receive(event);
    await intake.drain();
  });
  await dataSource.destroy();
  return recording;
}

// The chat's own id on the platform first: it tells whose update it is.
const CHAT_VALUES = `
  SELECT ARRAY[chat.chat_id, chat.channel || '|' || chat.bot_id || '|' || chat.chat_id, chat.id::text,
      chat.active_tenant_id::text, chat.active_location_id::text, identity.person_id::text]
    || ARRAY(SELECT item.id::text FROM menu_item AS item WHERE item.tenant_id = chat.active_tenant_id ORDER BY name)
    AS values
  FROM chat JOIN chat_identity AS identity
    ON identity.channel = chat.channel AND identity.bot_id = chat.bot_id AND identity.user_id = chat.chat_id
  ORDER BY chat.chat_id::bigint`;
