import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { EntryKind } from "../../core/ports/entry.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at } from "../support/shop/talk.ts";

/** What an owner says to make an entry of each kind, what has to be there before, and a correction with its answer. */
interface Told {
  readonly say: string;
  readonly before?: readonly string[];
  readonly correct: string;
  readonly corrected: string;
}
const SUNDAY = "Chủ nhật 22/11";
const TOLD: Readonly<Record<EntryKind, Told>> = {
  sale: { say: "bán 3 phở 45k/tô", correct: "sửa giá 50k", corrected: `135.000đ → 150.000đ · ${SUNDAY}.` },
  refund: { say: "khách trả lại 20k", correct: "sửa thành 30k", corrected: `20.000đ → 30.000đ · ${SUNDAY}.` },
  expense: {
    say: "chi 300k tiền điện",
    correct: "sửa thành chuyển khoản",
    corrected: `300.000đ (điện) → 300.000đ (điện) (chuyển khoản) · ${SUNDAY}.`,
  },
  purchase: {
    say: "nhập thịt của chị Tư 500k chưa trả tiền",
    correct: "sửa thành 450k",
    corrected: `500.000đ từ chị Tư (chưa trả tiền) → 450.000đ từ chị Tư (chưa trả tiền) · ${SUNDAY}.`,
  },
  debt_payment: {
    say: "chị Lan trả nợ 50k",
    before: ["chị Lan nợ 100k"],
    correct: "sửa thành 60k",
    corrected: `50.000đ → 60.000đ · ${SUNDAY}. Chị Lan còn nợ 40.000đ.`,
  },
  supplier_payment: {
    say: "trả nợ bác Minh 200k",
    before: ["nhập gạo của bác Minh 400k chưa trả tiền"],
    correct: "nhầm, 250k",
    corrected: `200.000đ → 250.000đ · ${SUNDAY}. Quán còn nợ bác Minh 150.000đ.`,
  },
  stock: {
    say: "còn 25 gói mì",
    correct: "sửa thành 30 gói",
    corrected: `kho còn 25 gói mì → 30 gói mì · ${SUNDAY}.`,
  },
  menu: {
    say: "đổi giá trà đào 40k từ mai",
    before: ["thêm món trà đào 30k"],
    correct: "sửa giá 45k",
    corrected: "đổi giá trà đào: 40.000đ từ Thứ hai 23/11 → 45.000đ từ Thứ hai 23/11.",
  },
  day_close: {
    say: "chốt sổ, đếm két được 480k",
    correct: "sửa thành 490k",
    corrected: `chốt sổ, két đếm được 480.000đ → 490.000đ · ${SUNDAY}.`,
  },
  closed_days: {
    say: "mai nghỉ bán",
    correct: "không phải mai mà mốt",
    corrected: "quán nghỉ ngày 23/11 → ngày 24/11.",
  },
  day_note: {
    say: "hôm nay mưa",
    correct: "sửa thành hôm qua",
    corrected: "trời mưa ngày 22/11 → ngày 21/11.",
  },
  promotion: {
    say: "giảm giá 10% từ mai đến chủ nhật",
    correct: "không phải 10% mà 20%",
    corrected: "khuyến mãi 10% từ 23/11 đến 29/11 → 20% từ 23/11 đến 29/11.",
  },
  competitor_price: {
    say: "quán bên cạnh bán phở 40k",
    correct: "sửa thành 42k",
    corrected: "giá chỗ khác: phở 40.000đ → phở 42.000đ.",
  },
  recurring: {
    say: "tiền nhà 6tr mùng 5 hằng tháng",
    correct: "sửa thành mùng 10",
    corrected: "6.000.000đ ngày 5 hằng tháng → 6.000.000đ ngày 10 hằng tháng.",
  },
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

  it.each(kinds)(
    "is corrected in part, with what it was kept: $kind",
    async ({ kind, say, before, correct, corrected }) => {
      const who = `correct-${kind}`;
      for (const said of before) await chat.say(who, said, now);
      const told = await chat.say(who, say, now);
      expect(told.choices?.options.map(({ label }) => label)).toEqual(["Sửa", "Huỷ"]);
      const mended = await chat.say(who, correct, at("10:05"));
      expect(mended.text.replaceAll("\n", " ").slice(0, `Đã sửa: ${corrected}`.length)).toBe(`Đã sửa: ${corrected}`);
      expect((await chat.say(who, correct, at("10:10"))).text).toMatch(/^Sổ đang ghi đúng như vậy rồi/u);
      expect((await chat.say(who, "xem các khoản hôm nay", at("10:15"))).text).toContain("(sửa 10:05, ");
      expect((await chat.tap(who, mended, "Huỷ", at("10:20"))).text).toMatch(/^Đã huỷ: /u);
      expect((await chat.say(who, "xem các khoản hôm nay", at("10:25"))).text).toContain("(huỷ 10:20, ");
    },
  );

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
