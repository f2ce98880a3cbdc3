import type { Browser, BrowserContext, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import type { Listening } from "../../web/listen.ts";
import {
  choiceButton,
  lastReply,
  openChat,
  ownMessages,
  replies,
  sendText,
  tapChoice,
  transcript,
  waitForReply,
  waitUntilOffline,
  waitUntilReady,
  type ChatPage,
} from "../support/browser/chat-page.ts";
import { mustSkipBrowser, openBrowser, openPhone, type PhoneOptions } from "../support/browser/chromium.ts";
import { createInMemoryChat, type InMemoryChat } from "../support/browser/in-memory-chat.ts";
import { serveChat } from "../support/browser/serve-chat.ts";

const QUESTION: OutboundMessage = {
  text: "Hôm nay đã ghi 500.000đ. 2.000.000đ này là:",
  choices: {
    kind: "question",
    options: [
      { label: "Thêm 2.000.000đ", payload: "add:1" },
      { label: "Cả ngày 2.000.000đ", payload: "total:1" },
    ],
  },
};

const recorded = (what: string): OutboundMessage => ({
  text: `Đã ghi ${what}\nHôm nay: 2.000.000đ`,
  choices: {
    kind: "actions",
    options: [
      { label: "Sửa", payload: "prefill:sửa thành " },
      { label: "Huỷ", payload: `undo:${what}` },
    ],
  },
});

const wordsOf = ({ content }: InboundEvent): string => {
  if (content.kind === "file") return `${content.name}: ${JSON.stringify(content.table)}`;
  if (content.kind === "choice") return content.payload;
  return content.kind === "text" ? content.text : "";
};

const answer = (event: InboundEvent): OutboundMessage[] => {
  const words = wordsOf(event);
  if (words === "hôm nay bán 2 triệu") return [QUESTION];
  if (words.startsWith("undo:")) return [{ text: "Đã huỷ." }];
  return words === "im lặng" ? [] : [recorded(words)];
};

describe.skipIf(mustSkipBrowser())("the chat page", () => {
  let browser: Browser;
  const phones: BrowserContext[] = [];
  const servers: Listening[] = [];
  const pages: ChatPage[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  const pickUp = async (options: PhoneOptions = {}): Promise<BrowserContext> => {
    const phone = await openPhone(browser, options);
    phones.push(phone);
    return phone;
  };
  const serve = async (chat: InMemoryChat, port = 0): Promise<Listening> => {
    const server = await serveChat(chat, { port });
    servers.push(server);
    return server;
  };
  const openOn = async (phone: BrowserContext, url: string): Promise<ChatPage> => {
    const opened = await openChat(phone, url);
    pages.push(opened);
    return opened;
  };
  const begin = async (options: PhoneOptions = {}, chat = createInMemoryChat(answer)) => {
    const server = await serve(chat);
    const phone = await pickUp(options);
    const { page } = await openOn(phone, server.url);
    return { chat, server, phone, page };
  };

  afterEach(async () => {
    const complaints = pages.splice(0).flatMap((opened) => opened.complaints);
    await Promise.all(phones.splice(0).map((phone) => phone.close()));
    await Promise.all(servers.splice(0).map((server) => server.close()));
    expect(complaints).toEqual([]);
  });

  it("sends what is written, ticks it, shows the answer with amounts and line breaks as they are", async () => {
    const { page, chat } = await begin();
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await sendText(page, "  bán 2 <b>phở</b> & 1 trà\n50k ");
    await waitForReply(page, "Đã ghi");
    expect(await page.locator("#welcome").isVisible()).toBe(false);
    expect(chat.events.map(wordsOf)).toEqual(["bán 2 <b>phở</b> & 1 trà\n50k"]);
    expect(await transcript(page)).toEqual([
      "person: bán 2 <b>phở</b> & 1 trà\n50k",
      "book: Đã ghi bán 2 <b>phở</b> & 1 trà\n50k\nHôm nay: 2.000.000đ",
    ]);
    await page.locator('.item.person[data-state="sent"]').waitFor();
    expect(await page.locator(".amount").allTextContents()).toEqual(["2.000.000đ"]);
    expect(await page.locator("#text").inputValue()).toBe("");
  });

  it("sends what was written before the page's script came", async () => {
    const server = await serve(createInMemoryChat(answer));
    const phone = await pickUp();
    const page = await phone.newPage();
    const held: Route[] = [];
    await page.route("**/page/chat.js", (route) => void held.push(route));
    await page.goto(server.url, { waitUntil: "commit" });
    await expect.poll(() => held.length).toBe(1);
    await page.locator("#text").fill("bán 20k");
    await held[0]?.continue();
    await waitUntilReady(page);
    await page.locator("#send").click();
    await waitForReply(page, "Đã ghi bán 20k");
  });

  it("sends a table by its button, shows its name, and says what is wrong with one that is too large", async () => {
    const { page, chat } = await begin();
    const button = page.locator("#attach");
    const size = await button.boundingBox();
    expect([size?.width, size?.height].every((px) => (px ?? 0) >= 44)).toBe(true);
    expect(await button.getAttribute("aria-label")).toBe("Gửi tệp thực đơn (.xlsx, .csv)");
    const send = async (name: string, bytes: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
      await chooser.setFiles({ name, mimeType: "text/csv", buffer: bytes });
    };

    await send("thực đơn.csv", Buffer.from("tên món,giá\nphở bò,50000\ntrà đá,5000\n"));
    await waitForReply(page, "Đã ghi thực đơn.csv");
    expect(await ownMessages(page).allTextContents()).toEqual(["📎 thực đơn.csv"]);
    expect(chat.events.map(({ content }) => content)).toEqual([
      {
        kind: "file",
        name: "thực đơn.csv",
        table: {
          rows: [
            ["tên món", "giá"],
            ["phở bò", "50000"],
            ["trà đá", "5000"],
          ],
        },
      },
    ]);
    expect(await button.isEnabled()).toBe(true);

    await send("nặng.csv", Buffer.alloc(1_000_001, "a"));
    await page.getByText("Tệp nặng quá (nhiều nhất 1 MB)").waitFor();
    expect(chat.events).toHaveLength(1);
    chat.breakIntake(new Error("the database is away"));
    await send("thực đơn.csv", Buffer.from("phở bò,50000"));
    await page.locator("#notice").filter({ hasText: "Chưa gửi được tệp. Thử lại giúp nhé." }).waitFor();
    chat.breakIntake(undefined);
    await send("thực đơn.csv", Buffer.from("phở bò,50000"));
    await ownMessages(page).nth(1).waitFor();
    expect(chat.events).toHaveLength(2);
  });

  it("offers a question's choices once: the tapped one stands out, also after a reload", async () => {
    const { page, chat } = await begin();
    await sendText(page, "hôm nay bán 2 triệu");
    await waitForReply(page, "này là");
    expect(await choiceButton(page, "Thêm 2.000.000đ").isEnabled()).toBe(true);
    const size = await choiceButton(page, "Thêm 2.000.000đ").boundingBox();
    expect(size?.height).toBeGreaterThanOrEqual(44);
    await tapChoice(page, "Thêm 2.000.000đ");
    await waitForReply(page, "Đã ghi add:1");
    expect(await lastReply(page)).toBe("Đã ghi add:1\nHôm nay: 2.000.000đ");
    expect(chat.events.at(-1)?.content).toEqual({ kind: "choice", payload: "add:1", label: "Thêm 2.000.000đ" });

    const states = () =>
      page.locator(".choice").evaluateAll((buttons) =>
        // The page's own types are not known here.
        (buttons as unknown as { className: string; disabled: boolean }[]).map(({ className, disabled }) => ({
          className,
          disabled,
        })),
      );
    const settled = [
      { className: "choice taken", disabled: true },
      { className: "choice", disabled: true },
    ];
    expect(await states()).toEqual(settled);
    const before = await transcript(page);
    await page.reload();
    await waitUntilReady(page);
    expect(await transcript(page)).toEqual(before);
    expect(await states()).toEqual(settled);
  });

  it("puts a prefilled action into the composer, and offers it on the newest message only", async () => {
    const { page, chat } = await begin();
    await sendText(page, "bán 50k");
    await waitForReply(page, "Đã ghi bán 50k");
    await tapChoice(page, "Sửa");
    expect(await page.locator("#text").inputValue()).toBe("sửa thành ");
    expect(chat.events).toHaveLength(1);
    await sendText(page, "bán 60k");
    await waitForReply(page, "Đã ghi bán 60k");
    expect(await page.locator(".chip:visible").allTextContents()).toEqual(["Huỷ", "Sửa", "Huỷ"]);
    await page.locator(".chip:visible").first().click();
    await waitForReply(page, "Đã huỷ");
    expect(chat.events.at(-1)?.content).toEqual({ kind: "choice", payload: "undo:bán 50k", label: "Huỷ" });
    expect(await page.locator(".chip:visible").first().isDisabled()).toBe(true);
  });

  it("puts a suggestion into the composer, so that no number of ours lands in the book", async () => {
    const { page, chat } = await begin();
    await page.locator(".suggestion").first().click();
    expect(await page.locator("#text").inputValue()).toBe("hôm nay bán 2 triệu");
    expect(chat.events).toHaveLength(0);
  });

  it("keeps a message written while the server is away, sends it once when it is back, also after a reload", async () => {
    const { page, chat, server } = await begin();
    await sendText(page, "bán 10k");
    await waitForReply(page, "Đã ghi bán 10k");
    await server.close();
    await waitUntilOffline(page);
    expect(await page.locator("#banner").isVisible()).toBe(true);
    await sendText(page, "bán 20k");
    await sendText(page, "bán 30k");
    expect(await page.locator('.item.person[data-state="waiting"]').count()).toBe(2);

    await serve(chat, server.port);
    await page.locator("#banner-retry").click();
    await waitForReply(page, "Đã ghi bán 30k");
    await waitUntilReady(page);
    expect(await page.locator("#banner").isVisible()).toBe(false);
    await page.reload();
    await waitUntilReady(page);
    expect(chat.events.map(wordsOf)).toEqual(["bán 10k", "bán 20k", "bán 30k"]);
    expect(await ownMessages(page).allTextContents()).toEqual(["bán 10k", "bán 20k", "bán 30k"]);
  });

  it("sends again with the same id when the answer to a message was lost", async () => {
    const chat = createInMemoryChat(answer);
    const server = await serve(chat);
    const phone = await pickUp();
    let lost = 0;
    await phone.route("**/chat/messages", async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      // The server gets it, the page never hears of it.
      await route.fetch();
      return route.abort();
    });
    const { page } = await openOn(phone, server.url);
    await sendText(page, "bán 50k");
    await page.locator('.item.person[data-state="sent"]').waitFor();
    expect(lost).toBe(1);
    expect(chat.events).toHaveLength(1);
    expect(await ownMessages(page).count()).toBe(1);
  });

  it("still has after a reload what it could not send before", async () => {
    const { page, chat, phone } = await begin();
    await sendText(page, "bán 10k");
    await waitForReply(page, "Đã ghi bán 10k");
    await phone.route("**/chat/messages", (route) => route.abort());
    await sendText(page, "bán 20k");
    await page.reload();
    await waitUntilReady(page);
    expect(await ownMessages(page).allTextContents()).toEqual(["bán 10k", "bán 20k"]);
    expect(await page.locator(".item").last().getAttribute("data-state")).toBe("waiting");
    await phone.unroute("**/chat/messages");
    await page.locator("#banner-retry").click();
    await waitForReply(page, "Đã ghi bán 20k");
    expect(chat.events.map(wordsOf)).toEqual(["bán 10k", "bán 20k"]);
  });

  it("takes a message that the server has for sent, at its place, though it never heard so", async () => {
    const { page, phone } = await begin();
    await phone.route("**/chat/messages", async (route) => {
      await route.fetch();
      return route.abort();
    });
    await sendText(page, "bán 10k");
    await waitForReply(page, "Đã ghi bán 10k");
    await page.reload();
    await waitUntilReady(page);
    expect(await transcript(page)).toEqual(["person: bán 10k", "book: Đã ghi bán 10k\nHôm nay: 2.000.000đ"]);
    expect(await page.locator(".item").first().getAttribute("data-state")).toBe("sent");
  });

  it("shows why a message was refused, and lets the person send it anew or drop it", async () => {
    const chat = createInMemoryChat(answer);
    const server = await serve(chat);
    const phone = await pickUp();
    let refusals = 0;
    await phone.route("**/chat/messages", (route) => {
      refusals += 1;
      if (refusals > 1) return route.continue();
      const problem = JSON.stringify({ status: 422, detail: "Tin này viết đã lâu.", code: "message-too-old" });
      return route.fulfill({ status: 422, contentType: "application/problem+json", body: problem });
    });
    const { page } = await openOn(phone, server.url);
    await sendText(page, "bán 50k");
    await page.locator(".why").filter({ hasText: "Tin này viết đã lâu." }).waitFor();
    await page.getByText("Gửi lại").click();
    await waitForReply(page, "Đã ghi bán 50k");
    expect(await ownMessages(page).count()).toBe(1);
    expect(await page.locator(".refused-note").count()).toBe(0);
  });

  it("keeps a text that is too long in the composer and says why", async () => {
    const { page, chat } = await begin();
    await sendText(page, "bán phở ".repeat(600));
    expect(await page.locator("#notice").textContent()).toContain("nhiều nhất 4000");
    expect((await page.locator("#text").inputValue()).length).toBe(4_800);
    expect(chat.events).toHaveLength(0);
  });

  it("loads older messages on scrolling up and keeps the place; tells of new ones further down", async () => {
    const { page, chat } = await begin();
    await sendText(page, "im lặng");
    await page.locator('.item.person[data-state="sent"]').waitFor();
    const address = chat.events[0]!;
    const at = (minute: number) => new Date(Date.UTC(2020, 10, 20, 0, minute));
    for (let count = 1; count <= 100; count += 1) {
      chat.hear(address, `bán ${count} trà đá`, at(count * 10));
      chat.say(address, { text: `Đã ghi ${count} trà đá` }, at(count * 10 + 1));
    }
    await page.reload();
    await waitUntilReady(page);
    const scroller = page.locator("#scroller");
    const place = () =>
      scroller.evaluate((element) => {
        const { scrollTop, scrollHeight, clientHeight } = element as unknown as Record<string, number>;
        return { top: scrollTop!, fromEnd: scrollHeight! - scrollTop! - clientHeight! };
      });
    const fromEnd = async () => (await place()).fromEnd;
    await expect.poll(fromEnd).toBeLessThan(2);
    expect(await page.locator(".item").count()).toBe(40);

    const marked = page.locator(".item", { hasText: "Đã ghi 83 trà đá" });
    const setTop = (top: number): Promise<void> =>
      scroller.evaluate((element, value) => {
        Object.assign(element, { scrollTop: value });
      }, top);
    await setTop(300);
    const markedBefore = await marked.boundingBox();
    await expect.poll(() => page.locator(".item").count()).toBeGreaterThan(40);
    await expect.poll(async () => (await marked.boundingBox())?.y).toBeCloseTo(markedBefore?.y ?? 0, -1);

    chat.say(address, { text: "Tin sáng nay" });
    await page.locator("#pill").waitFor();
    await page.locator("#pill").click();
    // A busy browser lays out and scrolls a moment later.
    await expect.poll(fromEnd).toBeLessThan(2);

    const loadedAll = async () => {
      await setTop(0);
      return (await replies(page).allTextContents())[0];
    };
    await expect.poll(loadedAll, { timeout: 10_000 }).toBe("Đã ghi 1 trà đá");
    const said = (await replies(page).allTextContents()).filter((text) => text.startsWith("Đã ghi"));
    expect(said).toEqual(Array.from({ length: 100 }, (_, index) => `Đã ghi ${index + 1} trà đá`));
    // The very first message stands before all of these, on a page of its own.
    const days = async () => {
      await setTop(0);
      return page.locator(".day").allTextContents();
    };
    await expect.poll(days).toEqual(["Hôm nay", "Thứ sáu 20/11/2020", "Hôm nay"]);
  });

  it("shows the dots while the answer takes its time", async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const chat = createInMemoryChat(async () => {
      await finished;
      return [{ text: "Xong rồi." }];
    });
    const { page } = await begin({}, chat);
    await sendText(page, "bán 50k");
    await page.locator("#typing").waitFor();
    expect(await page.locator("#status").textContent()).toBe("đang gõ…");
    finish();
    await waitForReply(page, "Xong rồi.");
    await page.locator("#typing").waitFor({ state: "hidden" });
  });

  it("shows the person's messages and the answers in their other windows too", async () => {
    const { page, server, phone } = await begin();
    const other = await openOn(phone, server.url);
    await sendText(page, "bán 50k");
    await waitForReply(other.page, "Đã ghi bán 50k");
    expect(await transcript(other.page)).toEqual(await transcript(page));
  });

  it("starts over by itself when the book behind it was set up anew", async () => {
    const { page, chat, server } = await begin();
    for (const text of ["bán 10k", "bán 20k"]) {
      await sendText(page, text);
      await waitForReply(page, `Đã ghi ${text}`);
    }
    await server.close();
    const newBook = createInMemoryChat(answer);
    await serve(newBook, server.port);
    await expect.poll(() => page.locator("#welcome").isVisible(), { timeout: 15_000 }).toBe(true);
    await waitUntilReady(page);
    await sendText(page, "bán 30k");
    await waitForReply(page, "Đã ghi bán 30k");
    expect(newBook.events[0]?.chatId).toBe(chat.events[0]?.chatId);
  });

  it("gets a new cookie when the old one is gone, without losing what was written", async () => {
    const { page, chat, phone } = await begin();
    await phone.clearCookies();
    await sendText(page, "bán 50k");
    await page.locator('.item.person[data-state="sent"]').waitFor();
    expect(chat.events.map(wordsOf)).toEqual(["bán 50k"]);
  });

  it("sends with Enter where there is a real keyboard, and makes a new line with Shift", async () => {
    const { page, chat } = await begin({ width: 1280, height: 800, touch: false });
    await page.keyboard.type("bán 2 phở");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("1 trà");
    await page.keyboard.press("Enter");
    await waitForReply(page, "Đã ghi");
    expect(chat.events.map(wordsOf)).toEqual(["bán 2 phở\n1 trà"]);
  });

  it("makes a new line with Enter on a phone", async () => {
    const { page, chat } = await begin();
    await page.locator("#text").click();
    await page.keyboard.type("bán 2 phở");
    await page.keyboard.press("Enter");
    expect(await page.locator("#text").inputValue()).toBe("bán 2 phở\n");
    expect(chat.events).toHaveLength(0);
  });

  it("speaks English to a browser that asks for it", async () => {
    const { page } = await begin({ locale: "en-US" });
    expect(await page.locator("#status").textContent()).toBe("ready");
    expect(await page.locator("#text").getAttribute("placeholder")).toBe("Write to the book…");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  it("fits a narrow phone without scrolling sideways, whatever is written", async () => {
    const { page } = await begin({ width: 320, height: 568 });
    await sendText(page, `${"dài".repeat(80)} 999.999.999.999đ`);
    await waitForReply(page, "Đã ghi");
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    const bubbles = page.locator(".bubble");
    for (const bubble of await bubbles.all()) {
      const box = await bubble.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
      const hidden = await bubble.evaluate((element) => {
        const { scrollWidth, clientWidth } = element as unknown as Record<string, number>;
        return scrollWidth! - clientWidth!;
      });
      expect(hidden).toBe(0);
    }
  });
});
