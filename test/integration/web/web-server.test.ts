import { Router } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { createWebServer, type WebServerDeps } from "../../../web/create-web-server.ts";
import { listen, type Listening } from "../../../web/listen.ts";
import { ask } from "../../support/network/http.ts";
import { createLogRecorder } from "../../support/browser/serve-chat.ts";

const SECRET = "a-connection-string-nobody-may-see";

const testRouter = (): Router => {
  const router = Router();
  router.get("/fails", () => {
    throw new Error(SECRET);
  });
  router.get("/breaks-off", (_request, response) => {
    response.write("half");
    throw new Error(SECRET);
  });
  router.all("/echo", (request, response) => {
    response.json({ body: (request.body as unknown) ?? null });
  });
  router.get("/files/:name", (_request, response) => {
    response.send("x");
  });
  return router;
};

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const serve = async (deps: Partial<WebServerDeps> = {}) => {
  const { lines, log } = createLogRecorder();
  const app = createWebServer({
    log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: { database: "ok" } }),
    allowedHosts: ["tiem.example"],
    mounts: [{ path: "/", router: testRouter() }],
    ...deps,
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  opened.push(listening);
  return { url: `http://127.0.0.1:${listening.port}`, port: listening.port, lines };
};

describe("probes", () => {
  it("says that the process lives", async () => {
    const { url } = await serve();
    const answer = await ask(`${url}/health`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ status: "ok" });
  });

  it("says with 503 which check keeps it from working", async () => {
    const checks = { database: "no connection", queue: "ok" };
    const { url } = await serve({ readiness: () => Promise.resolve({ ready: false, checks }) });
    const answer = await ask(`${url}/ready`);
    expect(answer.status).toBe(503);
    expect(answer.json()).toEqual({ status: "not-ready", checks });
  });

  it("answers a platform that probes by the container's own address", async () => {
    const { url } = await serve();
    expect((await ask(`${url}/ready`, { headers: { host: "10.0.0.7:3000" } })).status).toBe(200);
  });
});

describe("host", () => {
  it.each(["localhost", "localhost:3000", "127.0.0.1:9", "[::1]:3000", "tiem.example", "TIEM.example:443"])(
    "serves requests for %s",
    async (host) => {
      const { url } = await serve();
      expect((await ask(`${url}/echo`, { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.1.4:3000",
    "tiem.example@x",
    ":3000",
  ])("refuses requests for %s", async (host) => {
    const { url } = await serve();
    const answer = await ask(`${url}/echo`, { headers: { host } });
    expect(answer.status).toBe(421);
    expect(answer.json()).toMatchObject({ code: "host-not-allowed" });
  });
});

describe("origin", () => {
  const post = (url: string, headers: Record<string, string>) =>
    ask(`${url}/echo`, { method: "POST", headers, body: {} });

  it("takes changes from its own pages and from programs", async () => {
    const { url } = await serve();
    const answers = await Promise.all([
      post(url, { origin: url }),
      post(url, {}),
      post(url, { origin: "https://tiem.example" }),
      post(url, { "sec-fetch-site": "same-origin" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it("refuses changes from other pages, another port of this machine included", async () => {
    const { url, port } = await serve();
    const answers = await Promise.all([
      post(url, { origin: "https://evil.example" }),
      post(url, { origin: "null" }),
      post(url, { origin: `http://127.0.0.1:${port + 1}` }),
      post(url, { origin: `http://localhost:${port}` }),
      post(url, { "sec-fetch-site": "cross-site" }),
      post(url, { "sec-fetch-site": "same-site" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it("does not mind who links to a page", async () => {
    const { url } = await serve();
    expect((await ask(`${url}/echo`, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  });
});

describe("problems", () => {
  const json = { "content-type": "application/json" };

  it("explains malformed JSON in Vietnamese unless English is asked for", async () => {
    const { url } = await serve();
    const bad = { method: "POST", body: '{"text":' };
    const vietnamese = await ask(`${url}/echo`, { ...bad, headers: json });
    const english = await ask(`${url}/echo`, { ...bad, headers: { ...json, "accept-language": "en-GB,en;q=0.9" } });
    expect(vietnamese.status).toBe(400);
    expect(vietnamese.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(vietnamese.headers["content-language"]).toBe("vi");
    expect(vietnamese.json()).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Nội dung gửi lên không phải JSON đúng.",
      code: "malformed-json",
    });
    expect(english.json()).toMatchObject({ detail: "The body is not well-formed JSON.", code: "malformed-json" });
  });

  it("refuses bodies over 64 kB", async () => {
    const { url } = await serve();
    const answer = await ask(`${url}/echo`, { method: "POST", body: { text: "x".repeat(64 * 1024) } });
    expect(answer.status).toBe(413);
    expect(answer.json()).toMatchObject({ code: "body-too-large" });
  });

  it("refuses an encoding it cannot read", async () => {
    const { url } = await serve();
    const headers = { ...json, "content-encoding": "rot13" };
    expect((await ask(`${url}/echo`, { method: "POST", body: "{}", headers })).status).toBe(415);
  });

  it("answers 404 for what is not there, and 400 for a path that cannot be decoded", async () => {
    const { url } = await serve();
    expect((await ask(`${url}/nowhere`)).json()).toMatchObject({ status: 404, code: "not-found" });
    expect((await ask(`${url}/files/%E0%A4%A`)).json()).toMatchObject({ status: 400, code: "bad-request" });
  });

  it("keeps what went wrong out of the answer and in the log", async () => {
    const { url, lines } = await serve();
    const answer = await ask(`${url}/fails`);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain(SECRET);
    expect(answer.text).not.toContain(".ts");
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: "error",
        fields: expect.objectContaining({ err: expect.any(Error) as Error }) as object,
      }),
    );
  });

  it("cuts an answer that broke off half-way instead of letting it look whole", async () => {
    const { url } = await serve();
    await expect(ask(`${url}/breaks-off`)).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});

describe("headers and log", () => {
  it("allows pages nothing but their own files, and does not name its framework", async () => {
    const { url } = await serve();
    const { headers } = await ask(`${url}/echo`);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("upgrade-insecure-requests");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("logs a request without query, cookies, body or the secret part of its path", async () => {
    const { url, lines } = await serve();
    const token = "Zm9vYmFyYmF6cXV4MTIzNDU2";
    await ask(`${url}/files/${token}?key=querysecret`, { headers: { cookie: "so_tiem_chat=cookiesecret" } });
    await ask(`${url}/echo`, { method: "POST", body: { text: "bodysecret" } });
    await ask(`${url}/nowhere`);
    await expect.poll(() => lines.length).toBe(3);
    expect(lines).toMatchObject([
      { level: "debug", fields: { method: "GET", path: "/files/:secret", status: 200 } },
      { level: "info", fields: { method: "POST", path: "/echo", status: 200 } },
      { level: "info", fields: { method: "GET", path: "/nowhere", status: 404 } },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/querysecret|cookiesecret|bodysecret|Zm9v/);
  });
});
