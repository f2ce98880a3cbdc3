import { request, Agent, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { SettingError } from "../../../core/ports/errors.ts";
import { listen, type ListenOptions, type Listening } from "../../../web/listen.ts";
import { ask } from "../../support/network/http.ts";

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const open = async (app: Parameters<typeof listen>[0], options: Partial<ListenOptions> = {}): Promise<Listening> => {
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined, ...options });
  opened.push(listening);
  return listening;
};

const createGate = <T>() => {
  let pass: (value: T) => void = () => undefined;
  const passed = new Promise<T>((resolve) => {
    pass = resolve;
  });
  return { pass, passed };
};

const refusalOf = async (options: Partial<ListenOptions>): Promise<unknown> => {
  try {
    await open(() => undefined, options);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe("a setting that cannot be used", () => {
  it("names PORT and the remedy when the port is taken", async () => {
    const { port } = await open(() => undefined);
    const error = await refusalOf({ port });
    expect(error).toBeInstanceOf(SettingError);
    expect(error).toMatchObject({ variable: "PORT" });
    expect((error as SettingError).message).toContain(`PORT ${port} is already taken`);
    expect((error as SettingError).message).toContain("set PORT to a free number");
  });

  it("names HOST when it is no address of this machine", async () => {
    // 192.0.2.0/24 is kept for documentation: no machine has it.
    const error = await refusalOf({ host: "192.0.2.1" });
    expect(error).toMatchObject({ variable: "HOST", message: expect.stringContaining("127.0.0.1") as string });
  });
});

describe("url", () => {
  it("is one that a person can open", async () => {
    const listening = await open((_request, response) => response.end("hello"));
    expect(listening.url).toBe(`http://localhost:${listening.port}`);
  });
});

describe("close", () => {
  it("lets an answer under way end, and takes no more connections", async () => {
    const { pass: start, passed: started } = createGate<ServerResponse>();
    const listening = await open((_request, response) => {
      start(response);
    });
    const url = `http://127.0.0.1:${listening.port}`;
    const answer = ask(url);
    const response = await started;
    const closed = listening.close();
    await expect(ask(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    response.end("whole");
    expect((await answer).text).toBe("whole");
    await closed;
  });

  it("does not wait for connections that are only kept alive", async () => {
    const listening = await open((_request, response) => response.end("x"), { drainTimeoutMs: 20_000 });
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      const asked = request(`http://127.0.0.1:${listening.port}`, { agent }, (response) => {
        response.resume().once("end", resolve);
      });
      asked.once("error", reject).end();
    });
    await listening.close();
    agent.destroy();
  }, 5_000);

  it("does not keep a connection whose answer ended while closing", async () => {
    const { pass: start, passed: started } = createGate<ServerResponse>();
    const listening = await open(
      (_request, response) => {
        start(response);
      },
      { drainTimeoutMs: 20_000 },
    );
    const agent = new Agent({ keepAlive: true });
    const asked = request(`http://127.0.0.1:${listening.port}`, { agent }, (response) => response.resume());
    asked.end();
    const response = await started;
    const closed = listening.close();
    response.end("whole");
    // Node would keep it for its keep-alive time, five seconds.
    await closed;
    agent.destroy();
  }, 4_000);

  it("ends the streams first, and cuts what does not end in time", async () => {
    let ended = 0;
    const endStreams = (): void => {
      ended += 1;
    };
    const { pass: start, passed: started } = createGate<undefined>();
    const never = (): void => {
      start(undefined);
    };
    const listening = await open(never, { drainTimeoutMs: 100, endStreams });
    const answer = ask(`http://127.0.0.1:${listening.port}`).catch((error: unknown) => error);
    await started;
    await Promise.all([listening.close(), listening.close()]);
    expect(ended).toBe(1);
    expect(await answer).toMatchObject({ code: "ECONNRESET" });
  });
});

it("leaves errors that no setting mends as they are", async () => {
  await expect(refusalOf({ port: 70_000 })).resolves.toMatchObject({ code: "ERR_SOCKET_BAD_PORT" });
});
