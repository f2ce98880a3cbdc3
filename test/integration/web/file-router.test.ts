import { afterEach, describe, expect, it } from "vitest";

import { createFileRouter } from "../../../web/create-file-router.ts";
import { createWebServer } from "../../../web/create-web-server.ts";
import { listen, type Listening } from "../../../web/listen.ts";
import { createLogRecorder } from "../../support/browser/serve-chat.ts";

const LINK = "Abc_-".padEnd(22, "x");
const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const serve = async () => {
  const asked: string[] = [];
  const find = async (linkName: string) => {
    asked.push(linkName);
    return linkName === LINK ? { mediaType: "image/png", content: Buffer.from("png") } : undefined;
  };
  const app = createWebServer({
    log: createLogRecorder().log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    allowedHosts: [],
    mounts: [createFileRouter({ find })],
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  opened.push(listening);
  return { url: `http://127.0.0.1:${String(listening.port)}`, asked };
};

describe("a picture's link", () => {
  it("gives the picture to whoever has it, more than once, and keeps it out of search engines", async () => {
    const { url } = await serve();
    for (let look = 0; look < 2; look++) {
      const response = await fetch(`${url}/files/${LINK}.png`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/png");
      expect(response.headers.get("x-robots-tag")).toBe("noindex");
      expect(response.headers.get("cache-control")).toContain("private");
      expect(await response.text()).toBe("png");
    }
  });

  it("says kindly that it is gone, in the language asked for", async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/files/${"y".repeat(22)}.png`, { headers: { "accept-language": "vi" } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "file-gone", detail: expect.stringContaining("một ngày") });
  });

  it.each(["short.png", `${LINK}.jpg`, LINK, `${LINK}x.png`, "%2e%2e%2fsecret.png"])(
    "is never looked up where it cannot be one of ours: %s",
    async (name) => {
      const { url, asked } = await serve();
      expect((await fetch(`${url}/files/${name}`)).status).toBe(404);
      expect(asked).toEqual([]);
    },
  );
});
