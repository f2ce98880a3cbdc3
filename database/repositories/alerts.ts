import type { Alerts } from "../../core/ports/alerts.ts";
import { AlertEntity } from "../entities/tip-entity.ts";
import { managerOf } from "../transactions.ts";

export const createAlerts = (): Alerts => ({
  async wasTold(tx, tenantId, about, { since, today }) {
    const rows = await managerOf(tx).query<unknown[]>(TOLD, [tenantId, about, since, today]);
    return rows.length > 0;
  },
  async keepTold(tx, tenantId, about, today) {
    await managerOf(tx).query(KEEP, [tenantId, about, today]);
  },
});

const ALERT = AlertEntity.options.name;

const TOLD = `
  SELECT 1 FROM ${ALERT} WHERE tenant_id = $1 AND about = $2 AND told_on >= $3 AND told_on < $4 LIMIT 1`;

const KEEP = `INSERT INTO ${ALERT} (tenant_id, about, told_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
