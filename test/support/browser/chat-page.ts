import type { BrowserContext, Locator, Page } from "playwright-core";

/** What a person does with the chat page, whichever server is behind it. */
export interface ChatPage {
  readonly page: Page;
  /** What the browser complained about: console errors, uncaught exceptions, CSP violations. */
  readonly complaints: string[];
}

// A server that is stopped on purpose makes the browser say so; anything else is a complaint.
const isLostConnection = (text: string): boolean => /net::ERR_|Failed to load resource/.test(text);

const listenForComplaints = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    if (isComplaint && !isLostConnection(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
};

/** Opens the chat and waits until it is connected. */
export const openChat = async (context: BrowserContext, url: string): Promise<ChatPage> => {
  const page = await context.newPage();
  const complaints = listenForComplaints(page);
  await page.goto(url);
  await waitUntilReady(page);
  return { page, complaints };
};

export const waitUntilReady = async (page: Page): Promise<void> => {
  await page.locator('#status[data-state="ready"]').waitFor();
};

export const waitUntilOffline = async (page: Page): Promise<void> => {
  await page.locator('#status[data-state="offline"]').waitFor();
};

/** Writes into the composer and taps the send button. */
export const sendText = async (page: Page, text: string): Promise<void> => {
  await page.locator("#text").fill(text);
  await page.locator("#send").click();
};

export const replies = (page: Page): Locator => page.locator(".item.book .text");
export const ownMessages = (page: Page): Locator => page.locator(".item.person .text");

/** Waits until the book has said this, anywhere in the chat. */
export const waitForReply = async (page: Page, text: string | RegExp): Promise<void> => {
  await replies(page).filter({ hasText: text }).last().waitFor();
};

/** The words of the newest message of the book; undefined when it has said nothing yet. */
export const lastReply = async (page: Page): Promise<string | undefined> =>
  (await replies(page).allTextContents()).at(-1);

/** The newest button with this label, of a question or an action. */
export const choiceButton = (page: Page, label: string): Locator =>
  page
    .locator(".choice, .actions .chip")
    .filter({ hasText: new RegExp(`^${label}$`) })
    .last();

export const tapChoice = async (page: Page, label: string): Promise<void> => {
  await choiceButton(page, label).click();
};

/** The whole chat as it reads on the page: "person: …" and "book: …", oldest first. */
export const transcript = async (page: Page): Promise<string[]> => {
  const items = await page.locator(".item").all();
  return Promise.all(
    items.map(async (item) => {
      const isPerson = (await item.getAttribute("class"))?.includes("person") ?? false;
      return `${isPerson ? "person" : "book"}: ${await item.locator(".text").innerText()}`;
    }),
  );
};
