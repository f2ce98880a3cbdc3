import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { createRepositories } from "../../database/create-repositories.ts";
import { countRows } from "../../database/count-rows.ts";
import type { OpenDatabase } from "../../database/open-database.ts";
import { createDemoShops } from "../../database/repositories/demo-shops.ts";
import { createHistoryWriter } from "../../database/repositories/history-writer.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { createSecrets } from "../../program/create-secrets.ts";
import type { DemoDeps } from "./open-demo-shop.ts";

/** What opening a made-up shop takes, on an open book. */
export const demoDepsOf = ({
  dataSource,
  migrationUrl,
}: Pick<OpenDatabase, "dataSource" | "migrationUrl">): DemoDeps => ({
  ...createRepositories(dataSource, wait),
  presenter: createPresenter(),
  // Nobody logs in to a made-up shop by what was hashed with this.
  secrets: createSecrets(randomUUID()),
  bell: { ring: () => undefined },
  ids: { uuid: () => randomUUID() },
  demoShops: createDemoShops(),
  log: { info: () => undefined, warn: console.warn, error: console.error },
  historyWriter: createHistoryWriter(),
  ...(migrationUrl !== undefined && { countRows: () => countRows(migrationUrl) }),
});
