import { extname } from "node:path";

import type { Config } from "../config.ts";
import type { OutboundDocument, Picture } from "../core/ports/outbound-message.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";

/** How the chat apps come by the pictures and files of messages. */
export interface Pictures {
  /** The bytes; undefined where it has expired. */
  readonly load: (file: { readonly linkName: string }) => Promise<Uint8Array | undefined>;
  /** An address that the world can fetch it from, where there is one. */
  readonly urlOf?: (picture: Picture) => string;
  readonly documentUrlOf?: (document: OutboundDocument) => string;
}

export const picturesFor = ({ http: { publicUrl } }: Config, files: SharedFiles): Pictures => ({
  load: async ({ linkName }) => (await files.find(linkName))?.content,
  ...(publicUrl !== undefined && {
    urlOf: (picture) => pictureAddress(publicUrl, picture),
    documentUrlOf: (document) => documentAddress(publicUrl, document),
  }),
});

/** Where `createFileRouter` serves it, under the address of the server. */
export const pictureAddress = (serverUrl: string, { linkName }: Picture): string =>
  `${serverUrl}/files/${linkName}.png`;

export const documentAddress = (serverUrl: string, { linkName, fileName }: OutboundDocument): string =>
  `${serverUrl}/files/${linkName}${extname(fileName)}`;
