import { randomBytes } from "node:crypto";

import type { Drawing } from "../../core/ports/drawing.ts";
import type { OutboundDocument } from "../../core/ports/outbound-message.ts";
import type { ComposedFile } from "../../core/ports/presenter.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { SharedFileEntity } from "../entities/way-entities.ts";
import { managerOf } from "../transactions.ts";

/** Zalo fetches late and more than once, and people look again in the evening. */
const KEPT_HOURS = 24;
const LINK_BYTES = 16;

/**
 * Keeps a picture as what it shows: it is drawn when somebody first looks, so that no transaction waits for a drawing.
 * @returns its link name: 128 random bits, base64url
 */
export async function keepPicture(tx: Transaction, drawing: Drawing, tenantId: string | undefined): Promise<string> {
  const linkName = randomBytes(LINK_BYTES).toString("base64url");
  await managerOf(tx).query(KEEP, [linkName, tenantId ?? null, JSON.stringify(drawing), KEPT_HOURS]);
  return linkName;
}

/** As long as it takes to open it: what is in it is the person's own. */
const FILE_KEPT_HOURS = 1;

/** Keeps a file behind a link of its own. */
export async function keepFile(
  tx: Transaction,
  { mediaType, content, ...told }: ComposedFile,
  tenantId: string | undefined,
): Promise<OutboundDocument> {
  const linkName = randomBytes(LINK_BYTES).toString("base64url");
  const bytes = Buffer.from(content);
  await managerOf(tx).query(KEEP_FILE, [linkName, tenantId ?? null, mediaType, bytes, told.fileName, FILE_KEPT_HOURS]);
  return { linkName, ...told };
}

const KEEP_FILE = `
  INSERT INTO ${SharedFileEntity.options.name} (link_name, tenant_id, media_type, content, file_name, expires_at)
  VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 hour')`;

const KEEP = `
  INSERT INTO ${SharedFileEntity.options.name} (link_name, tenant_id, media_type, drawing, expires_at)
  VALUES ($1, $2, 'image/png', $3, clock_timestamp() + $4 * interval '1 hour')`;
