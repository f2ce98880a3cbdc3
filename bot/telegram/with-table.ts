import type { Message } from "grammy/types";

import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { isTableName, type ReadTable, type TableRead } from "../../core/ports/table-file.ts";
import type { FetchDocument } from "./fetch-document.ts";

export interface WithTableDeps {
  readonly fetchDocument: FetchDocument;
  readonly readTable: ReadTable;
}

/**
 * The event of a message with a table attached, with the rows of the table. It is fetched before the event is kept:
 * the address of a document lives for an hour, the event until it is worked off.
 */
export const withTable =
  ({ fetchDocument, readTable }: WithTableDeps) =>
  async (event: InboundEvent, message: Message | undefined): Promise<InboundEvent> => {
    const document = message?.document;
    if (document === undefined || message?.forward_origin !== undefined || !isTable(document)) return event;
    const fetched = await fetchDocument(document);
    const table: TableRead = "bytes" in fetched ? await readTable(fetched) : fetched;
    const caption = event.content.kind === "text" ? { caption: event.content.text } : {};
    return { ...event, content: { kind: "file", name: document.file_name ?? "", table, ...caption } };
  };

const MEDIA_TYPE =
  /^(?:text\/(?:csv|tab-separated-values)|application\/vnd\.(?:ms-excel|openxmlformats-officedocument\.spreadsheetml)\b)/u;

const isTable = ({ file_name = "", mime_type = "" }: NonNullable<Message["document"]>): boolean =>
  isTableName(file_name) || MEDIA_TYPE.test(mime_type);
