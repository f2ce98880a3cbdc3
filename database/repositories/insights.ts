import { LessThan } from "typeorm";

import type { Insights } from "../../core/ports/insights.ts";
import { InsightEntity } from "../entities/night-entities.ts";
import { managerOf } from "../transactions.ts";
import { readStoredAdvice, toStoredAdvice } from "./stored-advice.ts";

const ADVICE = "advice";

export const createInsights = (): Insights => ({ keepAdvice, findAdvice, forgetBefore });

const keepAdvice: Insights["keepAdvice"] = async (tx, tenantId, businessDate, advice) => {
  const content = JSON.stringify(toStoredAdvice(advice));
  await managerOf(tx).query(KEEP, [tenantId, businessDate, ADVICE, content]);
};

const findAdvice: Insights["findAdvice"] = async (tx, tenantId, businessDate) => {
  const parameters = [tenantId, businessDate, ADVICE];
  const [row] = await managerOf(tx).query<[{ content: unknown }?]>(FIND, parameters);
  return row && readStoredAdvice(row.content);
};

const forgetBefore: Insights["forgetBefore"] = async (tx, tenantId, businessDate) => {
  await managerOf(tx).delete(InsightEntity, { tenantId, businessDate: LessThan(businessDate) });
};

const INSIGHT = InsightEntity.options.name;

const KEEP = `
  INSERT INTO ${INSIGHT} (tenant_id, business_date, about, content) VALUES ($1, $2, $3, $4)
  ON CONFLICT (tenant_id, business_date, about)
  DO UPDATE SET content = EXCLUDED.content, created_at = EXCLUDED.created_at`;

const FIND = `SELECT content FROM ${INSIGHT} WHERE tenant_id = $1 AND business_date = $2 AND about = $3`;
