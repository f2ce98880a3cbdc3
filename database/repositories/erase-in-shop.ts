import type { EntityManager } from "typeorm";

/**
 * Takes the persons out of one shop. A shop that is left without an owner is closed, and the names in it go too: nobody
 * may see them any more. Its book stays for as long as the law wants books kept.
 */
export async function eraseInShop(
  manager: EntityManager,
  tenantId: string,
  { persons, now }: { readonly persons: readonly string[]; readonly now: Date },
): Promise<void> {
  await manager.query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
  const [owners] = await manager.query<[{ own: number; others: number }]>(OWNERS, [tenantId, persons]);
  for (const statement of LEAVE) await manager.query(statement, [tenantId, persons]);
  const isLeftAlone = owners.own > 0 && owners.others === 0;
  if (isLeftAlone) for (const statement of CLOSE) await manager.query(statement, [tenantId]);
  await manager.query(NOTE, [tenantId, persons, now]);
}

const OWNERS = `
  SELECT count(*) FILTER (WHERE person_id = ANY($2))::int AS own,
    count(*) FILTER (WHERE NOT person_id = ANY($2))::int AS others
  FROM membership WHERE tenant_id = $1 AND role = 'owner' AND status = 'active'`;

const LEAVE = [
  `DELETE FROM member_name WHERE tenant_id = $1 AND person_id = ANY($2)`,
  `DELETE FROM pending_question WHERE tenant_id = $1 AND person_id = ANY($2)`,
  `UPDATE membership SET status = 'removed' WHERE tenant_id = $1 AND person_id = ANY($2)`,
];

const CLOSE = [
  `UPDATE tenant SET status = 'closed', name = NULL WHERE id = $1`,
  `UPDATE membership SET status = 'removed' WHERE tenant_id = $1`,
  `DELETE FROM member_name WHERE tenant_id = $1`,
  `DELETE FROM pending_question WHERE tenant_id = $1`,
  `DELETE FROM customer_name WHERE tenant_id = $1`,
  `UPDATE customer SET erased_at = clock_timestamp() WHERE tenant_id = $1 AND erased_at IS NULL`,
  `DELETE FROM shared_file WHERE tenant_id = $1`,
  `DELETE FROM outbox_message WHERE tenant_id = $1 AND state <> 'pending'`,
  `DELETE FROM invitation WHERE tenant_id = $1 AND used_at IS NULL`,
  `UPDATE digest_schedule SET enabled = false, next_digest_at = NULL WHERE tenant_id = $1`,
];

const NOTE = `
  INSERT INTO audit_event (tenant_id, what, person_id, happened_at)
  SELECT $1, 'person_erased', id, $3 FROM unnest($2::uuid[]) AS id`;
