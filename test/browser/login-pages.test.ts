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

    it("log in by a button, once", async () => {
      const chat = telegram("browser");
      await stand.say(chat, "bán 10k");
      const link = /http:\S+/.exec(await stand.say(chat, "mở sổ trên web"))?.[0] ?? "";
      const { page, refused } = await openPage();
      await page.goto(link);
      await page.getByRole("button", { name: "Mở sổ" }).click();
      await page.getByRole("heading", { name: "Đã đăng nhập" }).waitFor();
      const cookies = await page.context().cookies(`${stand.url}/api/v1/auth/refresh`);
      expect(cookies).toMatchObject([{ name: "so_tiem_refresh", httpOnly: true, sameSite: "Strict" }]);
      expect(refused).toEqual([]);
      await page.goto(link);
      await page.getByRole("heading", { name: "Liên kết này không dùng được nữa" }).waitFor();
    });
  },
);
