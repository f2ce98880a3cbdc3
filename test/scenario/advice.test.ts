import { addDays, formatISO } from "date-fns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { enter } from "../../core/entries/enter.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { inTurn, openTestShop } from "../support/shop/test-shop.ts";

const at = (day: string, time = "10:00"): Date => new Date(`2026-11-${day}T${time}:00+07:00`);

const FIRST_DAY = new Date("2026-11-01T00:00:00");
const DAYS = 20;
/** What four guests of each day take: coffee and flan go together, the rest goes as it comes. */
const GUESTS = [["Cà phê", "Bánh flan"], ["Cà phê", "Bánh flan"], ["Trà đá"], ["Bún bò"]];
const PRICES = new Map([
  ["Cà phê", 20_000],
  ["Bánh flan", 15_000],
  ["Trà đá", 5_000],
  ["Bún bò", 40_000],
]);

describe.each(servers())("advice on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** A shop with a pair in its book. */
  const openShopWithPair = async (who: string): Promise<void> => {
    const writer = await openTestShop(chat.database.repositories, who);
    await inTurn(chat.database.repositories, writer, async (turn) => {
      for (let day = 0; day < DAYS; day++)
        for (const names of GUESTS) {
          const items = names.map((name) => {
            const unitPriceVnd = PRICES.get(name)!;
            return {
              name,
              quantity: 1,
              unitPriceVnd,
              totalVnd: unitPriceVnd,
              ...(name === "Bún bò" && { unit: "tô" }),
            };
          });
          const totalVnd = items.reduce((sum, item) => sum + item.totalVnd, 0);
          const businessDate = formatISO(addDays(FIRST_DAY, day), { representation: "date" });
          await enter(chat.deps)(
            turn,
            await buildSale(chat.deps)(turn, { businessDate, totalVnd, scope: "items", items }),
          );
        }
    });
  };
  const strike = async (now: Date): Promise<void> => {
    const { runs } = await claimDueDigests(chat.deps)(now);
    for (const run of runs) await writeDigest(chat.deps)(run, now);
  };
  const lastReply = async (who: string) => (await chat.replies(who)).at(-1)!.message;

  it("asks a new shop for sales instead of guessing", async () => {
    await chat.say("new", "bán 200k", at("21"));
    expect((await chat.say("new", "có gợi ý gì không?", at("22"))).text).toBe(
      "Sổ mới có 1 lần bán trong 1 ngày, chưa đủ để góp ý chắc tay. Cứ nhắn mỗi lần bán kèm tên món và số lượng " +
        "(ví dụ “2 phở 45k”); có từ 7 ngày và 10 lần bán là có gợi ý.",
    );
  });

  it("tells what goes together with its numbers, and leaves it alone once it does not suit", async () => {
    await openShopWithPair("pair");
    const told = await chat.say("pair", "bán kèm gì với cà phê?", at("22"));
    expect(told.text).toContain("40 lần đi cùng nhau trong 40 lần có");
    expect(told.text).toContain("(100%); nếu ngẫu nhiên chỉ khoảng 20 lần");
    expect(told.choices?.options.map(({ label }) => label)).toEqual(["Sẽ làm", "Để sau", "Không hợp"]);
    expect((await chat.say("pair", "có gợi ý gì không?", at("22"))).text).toBe(told.text);
    expect((await chat.tap("pair", told, "Không hợp", at("22"))).text).toMatch(
      /^Đã hiểu, ba tháng tới không nhắc lại: Khách/u,
    );
    expect((await chat.say("pair", "có gợi ý gì không?", at("22"))).text).toBe(
      "Xem hết sổ rồi mà chưa thấy gì đủ chắc để khuyên. Có gì mới là báo ngay.",
    );
  });

  it("says what it would take where the book shows nothing about an item", async () => {
    await openShopWithPair("price");
    expect((await chat.say("price", "bán kèm gì với cà phê?", at("22"))).text).toContain("Khách gọi");
    expect((await chat.say("price", "bún bò nên bán bao nhiêu?", at("22"))).text).toMatch(/^Về giá Bún bò:/u);
    const { text } = await chat.say("price", "tăng giá bún bò được không?", at("22"));
    expect(text).toMatch(/^Về giá Bún bò: sổ chưa đủ số để khuyên\./u);
  });

  it("goes by what others ask for the same in the same unit, as it was told in the chat, for sixty days", async () => {
    await openShopWithPair("rival");
    await chat.say("rival", "giá bún bò 40k", at("20"));
    await chat.say("rival", "quán bên cạnh bán bún bò 90k/kg", at("20"));
    const ask = (day: string) => chat.say("rival", "tăng giá bún bò được không?", at(day));
    expect((await ask("20")).text).toMatch(/^Về /u);
    await chat.say("rival", "quán bên cạnh bán bún bò 50k", at("20"));
    expect((await ask("20")).text).toMatch(
      /^Quanh đây Bún bò khoảng 50\.000đ \(1 lần nghe, gần nhất 20\/11\), mình đang bán 40\.000đ\.\nVề /u,
    );
    await chat.say("rival", "quán đầu hẻm bán bún bò 52k", at("21"));
    const told = await ask("21");
    expect(told.text).toMatch(/Bún bò đang 40\.000đ, quanh đây bán khoảng 51\.000đ: có thể thử 45\.000đ/u);
    expect(told.text).toContain("Thử 45.000đ trong 14 ngày; không ổn thì quay về 40.000đ.");
    expect((await chat.tap("rival", told, "Làm luôn", at("21"))).text).toContain("45.000đ");
    const later = await chat.say("rival", "tăng giá bún bò được không?", new Date("2027-01-22T10:00:00+07:00"));
    expect(later.text).not.toContain("quanh đây");
    expect(later.text).not.toContain("Quanh đây");
  });

  it("brings a tip in the morning, once in two weeks", async () => {
    await openShopWithPair("morning");
    // A day without entries would be asked about, and a message asks one thing.
    await chat.say("morning", "bán 100k", at("22"));
    await strike(at("23", "07:00"));
    const first = await lastReply("morning");
    expect(first.text).toMatch(/Gợi ý: Khách gọi .+ hay gọi kèm .+\./u);
    expect(first.text.length).toBeLessThan(900);
    expect(first.choices?.options.map(({ label }) => label)).toEqual(["Sẽ làm", "Để sau", "Không hợp"]);
    await strike(at("24", "07:00"));
    expect((await lastReply("morning")).text).not.toContain("Gợi ý");
  });

  it("knows no tip of another shop", async () => {
    await openShopWithPair("mine");
    const told = await chat.say("mine", "có gợi ý gì không?", at("22"));
    await chat.say("other", "bán 100k", at("22"));
    expect((await chat.tap("other", told, "Không hợp", at("22"))).text).not.toContain("Đã hiểu");
    expect((await chat.say("mine", "có gợi ý gì không?", at("22"))).text).toBe(told.text);
  });
});
