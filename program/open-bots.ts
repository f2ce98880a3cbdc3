import { createHttpSmsSender } from "../bot/sms/create-http-sms-sender.ts";
import { createSmsChannel } from "../bot/sms/create-sms-channel.ts";
import { createTelegramDoor } from "../bot/telegram/create-telegram-door.ts";
import { createTelegramSender } from "../bot/telegram/create-telegram-sender.ts";
import { createZaloDoor } from "../bot/zalo/create-zalo-door.ts";
import { createZaloSender } from "../bot/zalo/create-zalo-sender.ts";
import type { BotsConfig, LoginConfig } from "../config.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Intake } from "../core/ports/intake.ts";
import type { Log } from "../core/ports/log.ts";
import type { ReadTable } from "../core/ports/table-file.ts";
import type { Sender } from "../core/ports/sender.ts";
import type { Pictures } from "./pictures-for.ts";
import type { Mount } from "../web/create-web-server.ts";

/** A chat app's door, whichever app it is. */
export interface BotDoor {
  readonly botId: string;
  /** Where the app sends to, in webhook mode. */
  readonly mount?: Mount;
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

interface DoorDeps {
  /** Told the name of the Telegram bot, once it is known. */
  readonly knownAs?: (username: string) => void;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  readonly readTable: ReadTable;
  /** Given: the apps send to us. Left out: we ask them. */
  readonly webhook?: { readonly publicUrl: string; readonly secret: string };
}

/** The way out to every configured bot. A new channel is one line here and one below. */
export const openSenders = (
  { telegram, zalo }: BotsConfig,
  pictures: Pictures,
  sms?: NonNullable<LoginConfig["sms"]>,
): Sender[] => [
  ...(telegram === undefined ? [] : [createTelegramSender({ ...telegram, loadFile: pictures.load })]),
  ...zalo.map((bot) =>
    createZaloSender({
      ...bot,
      ...(pictures.urlOf && { pictureUrl: pictures.urlOf }),
      ...(pictures.documentUrlOf && { documentUrl: pictures.documentUrlOf }),
    }),
  ),
  ...(sms === undefined ? [] : [createSmsChannel(createHttpSmsSender(sms))]),
];

/** The way in from every configured bot. */
export const openBotDoors = ({ telegram, zalo }: BotsConfig, deps: DoorDeps): BotDoor[] => [
  ...(telegram === undefined ? [] : [createTelegramDoor({ ...telegram, ...deps })]),
  ...zalo.map((bot) => createZaloDoor({ ...bot, ...deps })),
];
