import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";
import { servers } from "../../support/postgres/servers.ts";
import { BOOK_DIFFERENCES } from "../../support/shop/book-differences.ts";
import { type Conversation, openConversation } from "../../support/shop/conversation.ts";
import { NOW } from "../../support/shop/test-shop.ts";

const MESSAGES = 2_000;
const CHATS = 20;

const fragment = fc.constantFrom(
  ..."hôm nay|hôm qua|thứ 2|sáng|bán|bán được|thu|chi|nợ|trả|huỷ|sửa thành|không phải|mà|tổng|cả ngày|mỗi|x|+|,|.|\n|2|3|10|25k|50k|1tr8|2 triệu|200|1.200.000|-100k|0đ|99999999999999|ly|tô|kg|cà phê sữa|phở bò|trà đá|chị Lan|bác Hai|tiền điện|ck|tm|được bao nhiêu|?|ok|1|2)|thôi|thêm|giúp|cảm ơn|english|tiếng Việt|undo|🙂|0912345678".split(
    "|",
  ),
);
const shopTalk = fc.array(fragment, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
const anyText = fc.oneof(
  { weight: 5, arbitrary: shopTalk },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const message = fc.record({
  chat: fc.integer({ min: 0, max: CHATS - 1 }),
  text: anyText,
  /** Sometimes a button of the last reply is tapped instead. */
  tap: fc.option(fc.nat(3), { freq: 3 }),
  minutes: fc.nat(60 * 24 * 10),
});

describe.each(servers())("any messages through the whole way on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let owner: pg.Client;
  beforeAll(async () => {
    chat = await openConversation(server);
    owner = new pg.Client(chat.database.administratorUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await chat.close();
  });

  const count = async (sql: string): Promise<number> =>
    Number((await owner.query<{ count: string }>(`SELECT count(*) AS count FROM ${sql}`)).rows[0]?.count);

  it("crash nothing, enter nothing without an amount, and leave the sums as the entries are", async () => {
    const seed = Number(process.env["PROPERTY_SEED"] ?? 20_261_122);
    const messages = fc.sample(message, { numRuns: MESSAGES, seed });
    const talks = Array.from({ length: CHATS }, async (_, of) => {
      let last: OutboundMessage | undefined;
      for (const { text, tap, minutes } of messages.filter((sent) => sent.chat === of)) {
        const id = `chat-${String(of)}`;
        const option = tap === null ? undefined : last?.choices?.options[tap];
        const now = new Date(NOW.getTime() + minutes * 60_000);
        const content = option
          ? ({ kind: "choice", payload: option.payload, label: option.label } as const)
          : ({ kind: "text", text } as const);
        last = await chat.send(id, content, now);
        expect(last.text.trim(), text).not.toBe("");
      }
    });
    await Promise.all(talks);
    expect(await count("inbound_event WHERE state = 'processed'"), `seed ${String(seed)}`).toBe(MESSAGES);
    expect(await count("outbox_message")).toBe(MESSAGES);
    expect(await count("entry")).toBeGreaterThan(100);
    expect(await count("entry_void")).toBeGreaterThan(10);
    expect(await count(ENTRIES_WITHOUT_AMOUNT)).toBe(0);
    for (const [what, differences] of Object.entries(BOOK_DIFFERENCES)) {
      expect((await owner.query(differences)).rows, what).toEqual([]);
    }
  }, 120_000);
});

const ENTRIES_WITHOUT_AMOUNT = `sale WHERE total_vnd <= 0 OR (scope = 'items' AND total_vnd + discount_vnd <>
  (SELECT COALESCE(sum(item.total_vnd), 0) FROM sale_item AS item WHERE item.entry_id = sale.entry_id))`;
