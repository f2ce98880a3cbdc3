import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** A day of a café whose owner writes English: what was said, and what the answer must hold. */
const DAY: readonly (readonly [said: string, answered: string])[] = [
  ["switch to english", "I will answer in English"],
  ["add item black coffee 20k", "black coffee 20,000đ added to the menu"],
  ["add item milk coffee 25k", "milk coffee 25,000đ added to the menu"],
  ["add item banh mi 30k", "banh mi 30,000đ added to the menu"],
  ["sold 2 black coffee", "Recorded: sold 40,000đ · Sunday 22/11."],
  ["3 milk coffee", "• 3 milk coffee × 25,000đ = 75,000đ"],
  ["no, 4 not 3", "Corrected: 75,000đ → 100,000đ"],
  ["2 banh mi 1 black coffee", "Recorded: sold 80,000đ"],
  ["sold 500k", "Recorded: sold 500,000đ"],
  ["bought milk 120k", "Recorded: bought goods for 120,000đ"],
  ["paid electricity 300k", "Recorded: spent 300,000đ"],
  ["undo", "Undone: spent 300,000đ"],
  ["paid electricity 350k", "Recorded: spent 350,000đ"],
  ["Mr Tom owes 100k", "Mr Tom owes 100,000đ."],
  ["Mr Tom paid back 40k", "Mr Tom owes 60,000đ."],
  ["yesterday sold 1.5m", "Recorded: sold 1,500,000đ · Saturday 21/11."],
  ["2 smoothies 40k", "is that the price of each, or the total?"],
  ["each", "• 2 smoothies × 40,000đ = 80,000đ"],
  ["2 bc", "• 2 black coffee × 20,000đ = 40,000đ"],
  ["sold 300k by transfer", "Recorded: sold 300,000đ (bank transfer) · Sunday 22/11. Today: 1,240,000đ"],
  ["see you at 9", "See you."],
  ["thanks", "You are welcome."],
];

const ENDING: readonly (readonly [asked: string, answered: string])[] = [
  ["how much did we sell today", "sold 1,240,000đ (8 entries)."],
  ["how much did we sell yesterday", "sold 1,500,000đ"],
  ["how much did we spend today", "expenses 350,000đ."],
  ["who owes me", "1 customer owes 60,000đ:\n• Mr Tom: 60,000đ"],
  ["best sellers today", "• black coffee: 5, 100,000đ"],
  ["how much profit today", "profit 770,000đ."],
];

describe.each(servers())("a day told in English on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("ends with the right book", async () => {
    let minutes = 0;
    for (const [said, answered] of [...DAY, ...ENDING]) {
      const now = new Date(Date.UTC(2026, 10, 22, 2, (minutes += 7)));
      expect((await chat.say("english", said, now)).text, said).toContain(answered);
    }
  });
});
