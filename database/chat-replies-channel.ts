/** NOTIFY channel on which a committed reply is told to the doors that pull; the payload is the chat's key. */
export const CHAT_REPLIES_CHANNEL = "so_tiem_chat_replies";
