import type { DataSource } from "typeorm";

import type { Channel } from "../../core/ports/inbound-event.ts";
import type {
  ChatState,
  Listener,
  Operations,
  ReachableChat,
  ShopChat,
  ShopSummary,
} from "../../core/ports/operations.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { managerOf, translateError } from "../transactions.ts";
import { PULLED_CHANNELS } from "./outbox.ts";

/** Lower than every id there is: where a listing begins. */
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

export const createOperations = (dataSource: DataSource): Operations => {
  const query = async <T>(sql: string, parameters: unknown[]): Promise<T> => {
    try {
      return await dataSource.query<T>(sql, parameters);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    async listShops(after, limit) {
      const rows = await query<TenantChats[]>(SHOPS, [after ?? FIRST_ID, limit]);
      const shops: ShopSummary[] = [];
      for (const row of rows) shops.push(await lookInto(dataSource, row));
      return shops;
    },
    async findChat(chatId) {
      const [row] = await query<[ChatRow?]>(FIND_CHAT, [chatId]);
      return row;
    },
    async blockChat(tx, chatId) {
      const manager = managerOf(tx);
      // Takes the chat's row, so that no delivery takes its lease between this and the next statement.
      await manager.query(SET_STATE, [chatId, "blocked"]);
      await manager.query(DROP_WAITING, [chatId]);
    },
    async unblockChat(tx, chatId) {
      await managerOf(tx).query(SET_STATE, [chatId, "open"]);
    },
    async listReachable(after, limit) {
      const rows = await query<ReachableRow[]>(REACHABLE, [after ?? FIRST_ID, limit, PULLED_CHANNELS]);
      return rows.map(({ tenantId, ...chat }) => ({ ...chat, ...(tenantId !== null && { tenantId }) }));
    },
    async listenerIn(tx, { id, tenantId }, key) {
      const [row] = await managerOf(tx).query<[Listener]>(LISTENER, [id, tenantId ?? null, key]);
      return row;
    },
  };
};

/** Forced row-level security shows one shop at a time, to the operator's command as to everybody. */
const lookInto = async (dataSource: DataSource, { tenantId, chats }: TenantChats): Promise<ShopSummary> => {
  try {
    return await dataSource.transaction(async (manager) => {
      await manager.query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
      const [shop] = await manager.query<[ShopRow]>(SHOP, [tenantId]);
      const { name, openedAt, entryCount } = shop;
      return {
        tenantId,
        ...(name !== null && { name }),
        openedAt,
        entryCount: toSafeInteger(entryCount),
        chats: chats.map(toShopChat),
      };
    });
  } catch (error) {
    throw translateError(error);
  }
};

const toShopChat = ({ lastMessageAt, ...chat }: ChatJson): ShopChat => ({
  ...chat,
  ...(lastMessageAt !== null && { lastMessageAt: new Date(lastMessageAt) }),
});

type ChatJson = Omit<ShopChat, "lastMessageAt"> & { readonly lastMessageAt: string | null };
interface TenantChats {
  readonly tenantId: string;
  readonly chats: readonly ChatJson[];
}
interface ShopRow {
  readonly name: string | null;
  readonly openedAt: Date;
  readonly entryCount: string;
}
interface ChatRow {
  readonly channel: Channel;
  readonly botId: string;
  readonly chatId: string;
  readonly state: ChatState;
}
type ReachableRow = Omit<ReachableChat, "tenantId"> & { readonly tenantId: string | null };

// Memberships stand outside the tenants: they tell which shops there are.
const SHOPS = `
  SELECT shop.tenant_id AS "tenantId", COALESCE(json_agg(json_build_object(
      'id', chat.id, 'channel', chat.channel, 'botId', chat.bot_id, 'state', chat.state, 'lastMessageAt',
      (SELECT max(event.created_at) FROM inbound_event AS event
        WHERE event.chat_key = chat.channel || '|' || chat.bot_id || '|' || chat.chat_id)
    ) ORDER BY chat.created_at, chat.id) FILTER (WHERE chat.id IS NOT NULL), '[]') AS chats
  FROM (SELECT DISTINCT tenant_id FROM membership WHERE tenant_id > $1 ORDER BY tenant_id LIMIT $2) AS shop
    LEFT JOIN chat ON chat.active_tenant_id = shop.tenant_id
  GROUP BY shop.tenant_id ORDER BY shop.tenant_id`;

const SHOP = `
  SELECT name, created_at AS "openedAt", (SELECT count(*) FROM entry WHERE tenant_id = $1) AS "entryCount"
  FROM tenant WHERE id = $1`;

const FIND_CHAT = `SELECT channel, bot_id AS "botId", chat_id AS "chatId", state FROM chat WHERE id = $1`;

const SET_STATE = `UPDATE chat SET state = $2 WHERE id = $1`;

// While something is under way, delivery drops the rest itself when it comes back to the chat.
const DROP_WAITING = `
  UPDATE outbox_message SET state = 'dropped', last_error_code = 'chat_blocked', done_at = clock_timestamp()
  WHERE chat_id = $1 AND state = 'pending'
    AND NOT EXISTS (SELECT FROM chat WHERE id = $1 AND sending_until >= clock_timestamp())`;

const REACHABLE = `
  SELECT id, channel, bot_id AS "botId", chat_id AS "chatId", active_tenant_id AS "tenantId" FROM chat
  WHERE id > $1 AND state = 'open' AND channel <> 'sms' AND channel <> ALL($3) ORDER BY id LIMIT $2`;

const LISTENER = `
  SELECT COALESCE((
      SELECT person.language FROM chat
        JOIN LATERAL (SELECT event.user_id FROM inbound_event AS event
          WHERE event.chat_key = chat.channel || '|' || chat.bot_id || '|' || chat.chat_id
          ORDER BY event.created_at DESC LIMIT 1) AS latest ON true
        JOIN chat_identity AS identity ON identity.channel = chat.channel AND identity.bot_id = chat.bot_id
          AND identity.user_id = latest.user_id
        JOIN person ON person.id = identity.person_id
      WHERE chat.id = $1),
    (SELECT language FROM tenant WHERE id = $2), 'vi') AS language,
    EXISTS (SELECT FROM outbox_message WHERE key = $3) AS "wasTold"`;
