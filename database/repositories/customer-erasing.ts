import type { CustomerErasing } from "../../core/ports/privacy.ts";
import { withValues } from "../named-values.ts";
import { managerOf } from "../transactions.ts";

export const createCustomerErasing = (): CustomerErasing => ({
  async erase(tx, tenantId, { id, name }) {
    const manager = managerOf(tx);
    const values = { shop: tenantId, customer: id, name: name.toLowerCase(), pattern: escaped(name) };
    for (const statement of ERASE) await manager.query(...withValues(statement, values));
  },
});

/** A name as a regular expression of PostgreSQL's. */
const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");

/** What was entered about the customer, on either side. */
const ENTRIES = `(
  SELECT told.entry_id FROM (
    SELECT tenant_id, entry_id, customer_id AS party_id FROM sale
    UNION ALL SELECT tenant_id, entry_id, customer_id FROM refund
    UNION ALL SELECT tenant_id, entry_id, customer_id FROM debt_payment
    UNION ALL SELECT tenant_id, entry_id, supplier_id FROM purchase
    UNION ALL SELECT tenant_id, entry_id, supplier_id FROM supplier_payment) AS told
  WHERE told.tenant_id = :shop AND told.party_id = :customer)`;

/** In which the shop is written about. */
const CHATS = `(
  SELECT chat.id FROM chat WHERE chat.active_tenant_id = :shop
  UNION SELECT DISTINCT chat_id FROM entry WHERE tenant_id = :shop)`;

const CHAT_KEYS = `(
  SELECT chat.channel || '|' || chat.bot_id || '|' || chat.chat_id FROM chat WHERE chat.id IN ${CHATS})`;

/** Messages about the customer by whichever spelling go, and those that hold the name; what waits to be sent goes without it. */
const ERASE = [
  `UPDATE inbound_event SET content = NULL
    WHERE chat_key IN ${CHAT_KEYS} AND state <> 'pending' AND content IS NOT NULL
      AND (id IN (SELECT event_id FROM entry WHERE tenant_id = :shop AND id IN ${ENTRIES})
        OR position(:name IN lower(content::text)) > 0)`,
  `UPDATE outbox_message SET message = regexp_replace(message::text, :pattern, '…', 'gi')::jsonb
    WHERE chat_id IN ${CHATS} AND tenant_id = :shop AND state = 'pending' AND position(:name IN lower(message::text)) > 0`,
  `DELETE FROM outbox_message
    WHERE chat_id IN ${CHATS} AND state <> 'pending'
      AND (book_entry_id IN ${ENTRIES} OR (tenant_id = :shop AND position(:name IN lower(message::text)) > 0))`,
  `DELETE FROM shared_file
    WHERE tenant_id = :shop AND (drawing IS NULL OR position(:name IN lower(drawing::text)) > 0)`,
  `DELETE FROM pending_question WHERE tenant_id = :shop AND position(:name IN lower(question::text)) > 0`,
  `DELETE FROM customer_name WHERE tenant_id = :shop AND customer_id = :customer`,
  `UPDATE customer SET erased_at = clock_timestamp() WHERE tenant_id = :shop AND id = :customer`,
];
