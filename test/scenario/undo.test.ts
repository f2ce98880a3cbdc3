import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { EntryKind } from "../../core/ports/entry.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at } from "../support/shop/talk.ts";

/** What an owner says to make an entry of each kind that a chat can make, and what has to be there before. */
const TOLD: Readonly<
  Record<Exclude<EntryKind, "day_note">, { readonly say: string; readonly before?: readonly string[] }>
> = {
  sale: { say: "bán 3 phở 45k/tô" },
  refund: { say: "khách trả lại 20k" },
  expense: { say: "chi 300k tiền điện" },
  purchase: { say: "nhập thịt của chị Tư 500k chưa trả tiền" },
  debt_payment: { say: "chị Lan trả nợ 50k", before: ["chị Lan nợ 100k"] },
  supplier_payment: { say: "trả nợ bác Minh 200k", before: ["nhập gạo của bác Minh 400k chưa trả tiền"] },
  stock: { say: "còn 5 ký thịt" },
  menu: { say: "thêm món trà đào 30k" },
  day_close: { say: "chốt sổ" },
  closed_days: { say: "mai nghỉ bán" },
  promotion: { say: "giảm giá 10% từ mai đến chủ nhật" },
  competitor_price: { say: "quán bên cạnh bán phở 40k" },
  recurring: { say: "tiền nhà 6tr mùng 5 hằng tháng" },
};

describe.each(servers())("every kind of entry on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  const now = at("10:00");
  const kinds = Object.entries(TOLD).map(([kind, told]) => ({ kind, before: [], ...told }));

  it.each(kinds)("is taken back by its button, once: $kind", async ({ kind, say, before }) => {
    const who = `button-${kind}`;
    for (const said of before) await chat.say(who, said, now);
    const told = await chat.say(who, say, now);
    expect(told.text).toMatch(/^Đã /u);
    expect((await chat.tap(who, told, "Huỷ", now)).text).toMatch(/^Đã huỷ: /u);
    expect((await chat.tap(who, told, "Huỷ", now)).text).toMatch(/đã huỷ trước đó|đã được huỷ|huỷ rồi/iu);
  });

  it.each(kinds)("is taken back by a reply to it, whatever came after it: $kind", async ({ kind, say, before }) => {
    const who = `reply-${kind}`;
    for (const said of before) await chat.say(who, said, now);
    await chat.say(who, say, now);
    const replyToMessageId = await delivered(who);
    await chat.say(who, "chi 15k tiền gửi xe", now);
    const undone = await chat.send(who, { kind: "text", text: "huỷ" }, now, { replyToMessageId });
    expect(undone.text).toMatch(/^Đã huỷ: /u);
    expect(undone.text).not.toMatch(/^Đã huỷ: chi 15\.000đ/u);
  });

  /** The newest answer as a chat app delivers it: from then on it has an id that a reply can name. */
  const delivered = async (who: string): Promise<string> => {
    const cursor = (await chat.replies(who)).at(-1)?.cursor ?? "";
    const messageId = `delivered-${cursor}`;
    const administrator = new pg.Client(chat.database.administratorUrl);
    await administrator.connect();
    await administrator.query("UPDATE outbox_message SET platform_message_id = $2 WHERE id = $1", [cursor, messageId]);
    await administrator.end();
    return messageId;
  };
});
