import type { DataSource } from "typeorm";

import type { Drawer, Drawing } from "../../core/ports/drawing.ts";
import type { SharedFile, SharedFiles } from "../../core/ports/shared-files.ts";
import { SharedFileEntity } from "../entities/way-entities.ts";
import { translateError } from "../transactions.ts";

export const createSharedFiles = (dataSource: DataSource, drawer: Drawer): SharedFiles => ({
  find: (linkName) => withOutages(() => find(dataSource, drawer, linkName)),
  forgetExpired: () =>
    withOutages(async () => {
      const [, count] = await dataSource.query<[unknown, number]>(FORGET);
      return count;
    }),
});

interface FoundRow {
  readonly mediaType: string;
  readonly drawing: Drawing;
  readonly content: Buffer | null;
  readonly fileName: string | null;
}

async function find(dataSource: DataSource, drawer: Drawer, linkName: string): Promise<SharedFile | undefined> {
  const [row] = await dataSource.query<[FoundRow?]>(FIND, [linkName]);
  if (row === undefined) return undefined;
  const { mediaType, drawing, content, fileName } = row;
  if (content !== null) return { mediaType, content, ...(fileName !== null && { fileName }) };
  const drawn = await drawer.draw(drawing);
  // Two who look at once draw the same bytes: the later write changes nothing.
  await dataSource.query(FILL, [linkName, Buffer.from(drawn)]);
  return { mediaType, content: drawn };
}

const withOutages = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
};

const TABLE = SharedFileEntity.options.name;

const FIND = `
  SELECT media_type AS "mediaType", drawing, content, file_name AS "fileName" FROM ${TABLE}
  WHERE link_name = $1 AND expires_at > clock_timestamp()`;

const FILL = `UPDATE ${TABLE} SET content = $2 WHERE link_name = $1 AND content IS NULL`;

const FORGET = `DELETE FROM ${TABLE} WHERE expires_at <= clock_timestamp()`;
