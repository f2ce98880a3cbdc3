/** Updates as Zalo sends them, with what a test does not care about filled in. */
export const zaloUpdate = (eventName: string, message: Readonly<Record<string, unknown>> = {}) => ({
  event_name: eventName,
  message: {
    date: Date.UTC(2026, 10, 22, 3),
    chat: { chat_type: "PRIVATE", id: "chat-1" },
    message_id: "m-1",
    from: { id: "user-1", is_bot: false, display_name: "Chị Hoa" },
    ...message,
  },
});

export const textUpdate = (text: string, message: Readonly<Record<string, unknown>> = {}) =>
  zaloUpdate("message.text.received", { text, ...message });
