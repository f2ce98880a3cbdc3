import type { Update } from "grammy/types";

export const TOKEN = "110201543:AAtest-token_of-nobody";
export const BOT_ID = "110201543";
export const LAN = { id: 5_550_001, is_bot: false, first_name: "Lan", last_name: "Trần", language_code: "vi" };
export const PRIVATE_CHAT = { id: 5_550_001, type: "private", first_name: "Lan", last_name: "Trần" };
export const GROUP_CHAT = { id: -1_001_234_567_890, type: "supergroup", title: "Quán Lan" };
export const OUR_USER = { id: 110201543, is_bot: true, first_name: "Sổ Tiệm", username: "so_tiem_bot" };
/** 2025-11-22T03:00:00Z. */
export const SENT_AT_S = 1_763_780_400;

/** A message as Telegram sends it in a private chat; `fields` adds to it or replaces. */
export const messageUpdate = (updateId: number, fields: object): Update =>
  ({
    update_id: updateId,
    message: { message_id: updateId + 1000, from: LAN, chat: PRIVATE_CHAT, date: SENT_AT_S, ...fields },
  }) as unknown as Update;

export const tapUpdate = (updateId: number, fields: object = {}): Update =>
  ({
    update_id: updateId,
    callback_query: {
      id: `tap-${updateId}`,
      from: LAN,
      chat_instance: "-77",
      data: "void:0b0c6f0e-2f6e-4a34-9f53-1f0c6f2f9a11",
      message: {
        message_id: 90,
        from: OUR_USER,
        chat: PRIVATE_CHAT,
        date: SENT_AT_S,
        text: "Đã ghi bán 2.000.000đ.",
        reply_markup: {
          inline_keyboard: [
            [{ text: "Huỷ", callback_data: "void:0b0c6f0e-2f6e-4a34-9f53-1f0c6f2f9a11" }],
            [{ text: "Trang chủ", url: "https://example.com" }],
          ],
        },
      },
      ...fields,
    },
  }) as unknown as Update;
