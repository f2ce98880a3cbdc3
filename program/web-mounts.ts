import type { ConversationDeps } from "../core/conversation/conversation-deps.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { DeliveryBell } from "../core/ports/delivery-bell.ts";
import type { Drawer } from "../core/ports/drawing.ts";
import type { Outbox } from "../core/ports/outbox.ts";
import type { Presenter } from "../core/ports/presenter.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";
import type { AccessTokens } from "../web/api/create-access-tokens.ts";
import { API_PATH, API_ROUTES, createApiRouter } from "../web/api/create-api-router.ts";
import { describeApi } from "../web/api/describe-api.ts";
import { createBookRouter } from "../web/book/create-book-router.ts";
import { createFileRouter } from "../web/create-file-router.ts";
import type { Mount } from "../web/create-web-server.ts";
import { createDocsRouter } from "../web/docs/create-docs-router.ts";
import { createLoginPageRouter } from "../web/login/create-login-page-router.ts";

export interface WebMountDeps extends ConversationDeps {
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly bell: DeliveryBell;
  readonly clock: Clock;
  readonly accessTokens: AccessTokens;
  readonly drawer: Drawer;
  readonly sharedFiles: Pick<SharedFiles, "find">;
  /** Whether the chat is at `/` for whoever has logged in. */
  readonly hasChat: boolean;
}

/** All that the server serves beside probes, webhooks and the chat. Who attacks them in a test finds them here. */
export const webMounts = (deps: WebMountDeps): Mount[] => [
  createFileRouter(deps.sharedFiles),
  createApiRouter(deps),
  createLoginPageRouter(deps),
  createBookRouter(deps),
  createDocsRouter(describeApi(API_ROUTES, API_PATH)),
];
