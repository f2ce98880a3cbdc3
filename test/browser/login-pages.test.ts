import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { mustSkipBrowser, openBrowser, openPhone } from "../support/browser/chromium.ts";
import { type LoginStand, openLoginStand, telegram } from "../support/login/login-stand.ts";
import { servers } from "../support/postgres/servers.ts";

describe.skipIf(mustSkipBrowser()).each(servers().slice(0, 1))(
  "pages about logging in, in a browser",
  { timeout: 60_000 },
  (server) => {
    let stand: LoginStand;
    let browser: Browser;
    beforeAll(async () => {
      stand = await openLoginStand(server);
      browser = await openBrowser();
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await stand.close();
    });

    /** A page that tells what the policy or a script of its refused. */
    const openPage = async (): Promise<{ page: Page; refused: string[] }> => {
      const page = await (await openPhone(browser)).newPage();
      const refused: string[] = [];
      page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
      page.on("pageerror", (error) => refused.push(error.message));
      return { page, refused };
    };

    it("show the API's description with nothing refused", async () => {
      const { page, refused } = await openPage();
      await page.goto(`${stand.url}/docs`);
      await page.getByText("/auth/otp").waitFor();
      expect(await page.locator(".opblock").count()).toBe(5);
      await page.getByText("/auth/verify").click();
      await page.getByText("requestId").first().waitFor();
      expect(refused).toEqual([]);
    });

    it("log in by a button, once, and show the book and the chat on a phone", async () => {
      const chat = telegram("browser");
      await stand.say(chat, "tên quán là Phở Hoà");
      const now = { sentAt: new Date(), receivedAt: new Date() };
      const said = [
        "bán 10k",
        "2 tô phở 50k",
        "1",
        "chị Lan nợ 150k",
        "hôm qua bán 2 triệu",
        "hôm kia bán 1tr5",
        "3 hôm trước bán 900k",
      ];
      for (const text of said) await stand.send(chat, { kind: "text", text }, now);
      const link = /http:\S+/.exec(await stand.say(chat, "mở sổ trên web"))?.[0] ?? "";
      const { page, refused } = await openPage();
      await page.goto(link);
      await page.getByRole("button", { name: "Mở sổ" }).click();
      await page.getByRole("heading", { name: "Phở Hoà" }).waitFor();
      for (const name of ["Hôm nay", "Tháng này", "Mới ghi", "Sổ nợ"]) {
        await page.getByRole("heading", { name }).waitFor();
      }
      const isDrawn = "document.images.length > 0 && [...document.images].every((each) => each.naturalWidth > 0)";
      await expect.poll(() => page.evaluate(isDrawn), { timeout: 10_000 }).toBe(true);
      const width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(width).toBe(0);
      const cookies = await page.context().cookies(`${stand.url}/api/v1/auth/refresh`);
      expect(cookies).toMatchObject([
        { name: "so_tiem_refresh", httpOnly: true, sameSite: "Strict" },
        { name: "so_tiem_web", httpOnly: true, sameSite: "Lax" },
      ]);
      await page.getByRole("link", { name: "Nhắn cho sổ" }).click();
      await page.getByRole("textbox").fill("bán 20k");
      await page.getByRole("button", { name: "Gửi", exact: true }).click();
      await page.getByText("Đã ghi bán 20.000đ").waitFor();
      await page.getByRole("link", { name: "Xem sổ" }).click();
      await page.getByRole("button", { name: "Đăng xuất", exact: true }).click();
      await page.getByRole("heading", { name: "Đăng nhập" }).waitFor();
      await page.getByLabel("Số điện thoại").fill("0912 999 999");
      await page.getByRole("button", { name: "Gửi mã" }).click();
      await page.getByLabel("Mã 6 số").waitFor();
      expect(refused).toEqual([]);
      await page.goto(link);
      await page.getByRole("heading", { name: "Liên kết này không dùng được nữa" }).waitFor();
    });
  },
);
