import type { Update } from "grammy/types";
import { z } from "zod";

// What the reading relies on and no more: Telegram adds fields and kinds at any time, and none may cost a message.
const User = z.looseObject({ id: z.int(), first_name: z.string().optional(), last_name: z.string().optional() });
const Chat = z.looseObject({ id: z.int(), type: z.string() });
const Message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  migrate_to_chat_id: z.int().optional(),
  contact: z.looseObject({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  reply_to_message: z.looseObject({ message_id: z.int(), from: User.optional() }).optional(),
});
const Button = z.looseObject({ text: z.string() });
const Keyboard = z.looseObject({ inline_keyboard: z.array(z.array(Button)).optional() });
const Tap = z.looseObject({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  message: z.looseObject({ message_id: z.int(), chat: Chat, reply_markup: Keyboard.optional() }).optional(),
});
const Member = z.looseObject({ status: z.string() });
const Membership = z.looseObject({
  chat: Chat,
  from: User,
  date: z.int(),
  old_chat_member: Member,
  new_chat_member: Member,
});
const TelegramUpdate = z.looseObject({
  update_id: z.int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: Tap.optional(),
  my_chat_member: Membership.optional(),
});

/** @returns undefined for what cannot be an update. */
export const parseUpdate = (body: unknown): Update | undefined =>
  // The schema names a part of grammY's type, which is as wide as the whole platform.
  TelegramUpdate.safeParse(body).success ? (body as Update) : undefined;
