import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { createRepositories } from "../database/create-repositories.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { createPresenter } from "../present/create-presenter.ts";
import { createSecrets } from "../program/create-secrets.ts";
import { openLog } from "../program/open-log.ts";
import { REAL_CLOCK } from "../program/real-clock.ts";
import { createAccessTokens } from "../web/api/create-access-tokens.ts";
import { API_PATH, createApiRouter } from "../web/api/create-api-router.ts";
import { createWebServer } from "../web/create-web-server.ts";
import { type Listening, listen } from "../web/listen.ts";
import { median } from "./bench/statistics.ts";
import { withScratchBook } from "./demo/with-scratch-book.ts";
import { runCommand } from "./operator/run-command.ts";

const REQUESTS = 200;
const KNOWN = "+84912345678";
const MOST_APART = 0.1;

/** `npm run -s bench:login`: whether the time of an answer tells who is a customer. Known and unknown numbers by turns. */
runCommand(() =>
  withScratchBook(async (database) => {
    const server = await serve(database);
    try {
      return report(await measure(`${server.url}${API_PATH}/auth/otp`));
    } finally {
      await server.close();
    }
  }),
);

async function serve({ dataSource }: OpenDatabase): Promise<Listening> {
  const repositories = createRepositories(dataSource, wait);
  const { loginLimits, transactions, logins } = repositories;
  const deps = {
    ...repositories,
    // Counted as ever, and never refused.
    loginLimits: {
      async take(...[tx, by, key]: Parameters<typeof loginLimits.take>): Promise<undefined> {
        await loginLimits.take(tx, by, key);
      },
    },
    presenter: createPresenter(),
    secrets: createSecrets(randomUUID()),
    ids: { uuid: () => randomUUID() },
    bell: { ring: () => undefined },
    clock: REAL_CLOCK,
    accessTokens: createAccessTokens(randomUUID(), REAL_CLOCK),
  };
  const owner = { channel: "telegram", botId: "1", chatId: "owner" } as const;
  await transactions.run(async (tx) => {
    const chat = await repositories.accounts.addChat(tx, randomUUID(), owner);
    const person = await repositories.accounts.addPerson(tx, randomUUID(), owner, { userId: "owner" });
    await logins.provePhone(tx, person.id, KNOWN, chat.id);
  });
  const probes = { health: () => ({}), readiness: () => Promise.resolve({ ready: true, checks: {} }) };
  const app = createWebServer({ ...probes, log: openLog("silent"), allowedHosts: [], mounts: [createApiRouter(deps)] });
  return listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
}

interface Times {
  readonly known: number[];
  readonly unknown: number[];
}

async function measure(url: string): Promise<Times> {
  const times: Times = { known: [], unknown: [] };
  for (let n = -20; n < REQUESTS; n++) {
    for (const [who, phone] of [
      ["known", KNOWN],
      ["unknown", "+84912345679"],
    ] as const) {
      const startedMs = performance.now();
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ phone }),
      });
      await response.arrayBuffer();
      // The first ones warm everything up.
      if (n >= 0) times[who].push(performance.now() - startedMs);
    }
  }
  return times;
}

function report({ known, unknown }: Times): boolean {
  const [ours, others] = [median(known), median(unknown)];
  const apart = Math.abs(ours - others) / Math.max(ours, others);
  console.log(`known number:   ${ours.toFixed(2)} ms (median of ${REQUESTS})`);
  console.log(`unknown number: ${others.toFixed(2)} ms (median of ${REQUESTS})`);
  console.log(`apart: ${(apart * 100).toFixed(1)} %`);
  return apart <= MOST_APART;
}
