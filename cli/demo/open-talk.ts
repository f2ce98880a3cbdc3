import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { pino } from "pino";

import { openTerminalDoor, type TerminalDoor } from "../../bot/terminal/open-terminal-door.ts";
import { createIntake } from "../../core/conversation/create-intake.ts";
import type { Picture } from "../../core/ports/outbound-message.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import type { OpenDatabase } from "../../database/open-database.ts";
import { createReplyListener } from "../../database/reply-listener.ts";
import { createChatLog } from "../../database/repositories/chat-log.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { openLog } from "../../program/open-log.ts";

/** What came back on one line: the replies as a terminal shows them, and their pictures. */
export interface Said {
  readonly replies: readonly string[];
  readonly pictures: readonly Picture[];
}

/** Writes to the book by script, at moments of the script's own. */
export interface Talk {
  say(user: string, text: string, now: Date): Promise<Said>;
  close(): Promise<void>;
}

/** The real way of a message, by the terminal's door. Pictures are named by `[hình: …]`. */
export function openTalk({ dataSource, applicationUrl }: OpenDatabase): Talk {
  const log = openLog("error", pino.destination(2));
  const listener = createReplyListener(applicationUrl, log);
  const ids = { uuid: () => randomUUID() };
  const intake = createIntake({
    ...createRepositories(dataSource, wait),
    presenter: createPresenter(),
    bell: { ring: () => undefined },
    ids,
    log,
  });
  let now = new Date(0);
  let pictures: Picture[] = [];
  const pictureUrl = (picture: Picture): string => {
    pictures.push(picture);
    return "[hình]";
  };
  const doors = new Map<string, TerminalDoor>();
  const doorOf = async (user: string): Promise<TerminalDoor> => {
    const chatLog = createChatLog(dataSource, listener);
    const door =
      doors.get(user) ??
      (await openTerminalDoor({ intake, chatLog, clock: { now: () => now }, ids, pictureUrl }, user));
    doors.set(user, door);
    return door;
  };
  return {
    async say(user, text, moment) {
      now = moment;
      pictures = [];
      const replies = await (await doorOf(user)).say(text);
      return { replies, pictures };
    },
    async close() {
      await intake.drain();
      await listener.close();
    },
  };
}
