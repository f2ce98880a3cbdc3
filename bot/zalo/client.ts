import { z } from "zod";
import { type CallOptions, createCallZalo, type ZaloAccess } from "./call-zalo.ts";
import type { ZaloAnswer } from "./zalo-answer.ts";

export interface ZaloBot {
  readonly id: string;
  readonly accountName?: string | undefined;
  readonly accountType?: string | undefined;
}

export interface ZaloWebhook {
  /** Empty where none is set. */
  readonly url: string;
}

export interface ZaloSent {
  readonly messageId?: string | undefined;
}

/** The Zalo Bot Platform as we use it. An official SDK could take its place. */
export interface ZaloClient {
  getMe(): Promise<ZaloAnswer<ZaloBot>>;
  /** @param secretToken 8 to 256 characters; comes back with every event in `X-Bot-Api-Secret-Token` */
  setWebhook(webhook: { readonly url: string; readonly secretToken: string }): Promise<ZaloAnswer<unknown>>;
  deleteWebhook(): Promise<ZaloAnswer<unknown>>;
  /** Refused with 404 where none was ever set. */
  getWebhookInfo(): Promise<ZaloAnswer<ZaloWebhook>>;
  /** Waits for one update, which is gone once it is given out; 408 when none came in time. */
  getUpdates(options: { readonly timeoutSeconds: number }): Promise<ZaloAnswer<unknown>>;
  /** @param text 1 to 2,000 characters */
  sendMessage(message: { readonly chatId: string; readonly text: string }): Promise<ZaloAnswer<ZaloSent>>;
  /** @param photo a public URL; Zalo fetches it slowly and more than once, so it must stay valid for hours */
  sendPhoto(photo: {
    readonly chatId: string;
    readonly photo: string;
    readonly caption?: string;
  }): Promise<ZaloAnswer<ZaloSent>>;
  sendChatAction(action: { readonly chatId: string; readonly action: "typing" }): Promise<ZaloAnswer<unknown>>;
}

export interface ZaloClientDeps extends ZaloAccess {
  /** How long an answer may take. 15,000 unless given. */
  readonly requestTimeoutMs?: number;
}

/** Zalo answers a long poll when its time is over; only a lost connection takes longer than this beyond it. */
const POLL_MARGIN_MS = 10_000;

const Bot = z
  .object({ id: z.string(), account_name: z.string().optional(), account_type: z.string().optional() })
  .transform(({ id, account_name, account_type }) => ({ id, accountName: account_name, accountType: account_type }));
const Webhook = z.object({ url: z.string().catch("") });
// Once Zalo said "ok", the message is out: an odd result must not make it look as if it were not.
const Sent = z
  .object({ message_id: z.string().optional() })
  .catch({})
  .transform(({ message_id }) => ({ messageId: message_id }));
const Anything = z.unknown();

/** @throws SettingError when `apiRoot` is no address */
export const createZaloClient = ({ requestTimeoutMs = 15_000, ...access }: ZaloClientDeps): ZaloClient => {
  const call = createCallZalo(access);
  const brief: CallOptions = { timeoutMs: requestTimeoutMs };
  return {
    getMe: () => call("getMe", {}, Bot, brief),
    setWebhook: ({ url, secretToken }) => call("setWebhook", { url, secret_token: secretToken }, Anything, brief),
    deleteWebhook: () => call("deleteWebhook", {}, Anything, brief),
    getWebhookInfo: () => call("getWebhookInfo", {}, Webhook, brief),
    getUpdates: ({ timeoutSeconds }) => {
      const patient = { timeoutMs: timeoutSeconds * 1000 + POLL_MARGIN_MS };
      return call("getUpdates", { timeout: timeoutSeconds }, Anything, patient);
    },
    sendMessage: ({ chatId, text }) => call("sendMessage", { chat_id: chatId, text }, Sent, brief),
    sendPhoto: ({ chatId, ...photo }) => call("sendPhoto", { chat_id: chatId, ...photo }, Sent, brief),
    sendChatAction: ({ chatId, action }) => call("sendChatAction", { chat_id: chatId, action }, Anything, brief),
  };
};
