import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { BUILDING_SHOP } from "../../cli/demo/days/building-shop.ts";
import { COFFEE_CART } from "../../cli/demo/days/coffee-cart.ts";
import { type DayScript, momentOf } from "../../cli/demo/days/day-script.ts";
import { DAY_SCRIPTS } from "../../cli/demo/days/day-scripts.ts";
import { GROCERY } from "../../cli/demo/days/grocery.ts";
import { PHO_STALL } from "../../cli/demo/days/pho-stall.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { servers } from "../support/postgres/servers.ts";
import { BOOK_DIFFERENCES } from "../support/shop/book-differences.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** What the owner asks when the day is over, and what the book must then answer. */
type Ending = readonly (readonly [asked: string, answered: string | RegExp])[];

/** The newest answer that offered a choice under this label. */
const offering = (answers: readonly OutboundMessage[], label: string): OutboundMessage => {
  const found = answers.findLast(({ choices }) => choices?.options.some((option) => option.label === label));
  if (found === undefined) throw new Error(`Nothing was offered under "${label}".`);
  return found;
};

/** Plays a day as it is told in docs/days, message by message. */
const play = async (chat: Conversation, { name, date, lines }: DayScript): Promise<readonly OutboundMessage[]> => {
  const answers: OutboundMessage[] = [];
  for (const [time, said, how] of lines) {
    const at = momentOf(date, time);
    answers.push(
      how === "tap" ? await chat.tap(name, offering(answers, said), said, at) : await chat.say(name, said, at),
    );
  }
  return answers;
};

const ask = async (chat: Conversation, { name, date }: DayScript, ending: Ending): Promise<void> => {
  for (const [asked, answered] of ending) {
    const { text } = await chat.say(name, asked, momentOf(date, "23:30"));
    if (typeof answered === "string") expect(text, asked).toBe(answered);
    else expect(text, asked).toMatch(answered);
  }
};

const ENDINGS: Readonly<Record<string, Ending>> = {
  [PHO_STALL.name]: [
    ["hôm nay bán được bao nhiêu", /bán được 2\.558\.000đ/u],
    ["phở bò hôm nay bán được mấy tô", /28 tô/u],
    ["hôm nay chi bao nhiêu", /chi phí 580\.000đ\.\n[^]*Nhập hàng: 690\.000đ/u],
    ["hôm nay lời bao nhiêu", /lãi 1\.288\.000đ/u],
    ["ai nợ", /^Khách đang nợ 185\.000đ \(2 người\):\n• bà Sáu: 150\.000đ\n• chị Lan: 35\.000đ/u],
    ["thực đơn", /• phở bò: 50\.000đ/u],
  ],
  [COFFEE_CART.name]: [
    ["hôm nay bán được bao nhiêu", /bán được 1\.516\.000đ/u],
    ["hôm qua bán được bao nhiêu", /bán được 350\.000đ/u],
    ["hôm nay ck được bao nhiêu", /Chuyển khoản: 475\.000đ/u],
    ["hôm nay chi bao nhiêu", /chi phí 20\.000đ\.\n[^]*Nhập hàng: 720\.000đ/u],
    ["bạc xỉu hôm nay bán được mấy ly", /bán được 7/u],
    ["ai nợ", "Không ai nợ quán."],
  ],
  [GROCERY.name]: [
    ["hôm nay bán được bao nhiêu", /bán được 2\.748\.500đ/u],
    ["hôm nay chi bao nhiêu", /chi phí 1\.254\.000đ\.\n[^]*Nhập hàng: 3\.350\.000đ\.\nChủ rút tiêu riêng: 200\.000đ/u],
    ["ai nợ", /^Khách đang nợ 225\.000đ \(3 người\):\n• chú Năm: 110\.000đ\n• bác Ba: 75\.000đ\n• cô Sáu: 40\.000đ/u],
    ["xem các khoản hôm nay", /16:00 kho còn 8 thùng mì hảo hảo/u],
    ["thực đơn", /• nước mắm nam ngư: 45\.000đ/u],
  ],
  [BUILDING_SHOP.name]: [
    ["hôm nay bán được bao nhiêu", /bán được 19\.724\.000đ/u],
    ["hôm qua bán được bao nhiêu", /bán được 700\.000đ/u],
    ["hôm nay chi bao nhiêu", /chi phí 1\.400\.000đ\.\n[^]*Nhập hàng: 15\.900\.000đ/u],
    [
      "ai nợ",
      /^Khách đang nợ 6\.440\.000đ \(3 người\):\n• cty Hoà Phát: 4\.600\.000đ\n• anh Dũng: 1\.140\.000đ\n• cô Tư: 700\.000đ/u,
    ],
  ],
};

describe.each(servers())("whole days of shops on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it.each(DAY_SCRIPTS)("$name: ends with the right book", async (script) => {
    const answers = await play(chat, script);
    expect(answers.filter(({ text }) => text === "" || text.startsWith("Xin lỗi"))).toEqual([]);
    await ask(chat, script, ENDINGS[script.name] ?? [["no ending was written", ""]]);
  });

  it("keeps sums that are those of the entries", async () => {
    for (const [what, statement] of Object.entries(BOOK_DIFFERENCES))
      expect(await chat.database.dataSource.query<unknown[]>(statement), what).toEqual([]);
  });
});
