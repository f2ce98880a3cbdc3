import type { Config } from "../config.ts";
import type { Picture } from "../core/ports/outbound-message.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";

/** How the chat apps come by the pictures of messages. */
export interface Pictures {
  /** The bytes; undefined where the picture has expired. */
  readonly load: (picture: Picture) => Promise<Uint8Array | undefined>;
  /** An address that the world can fetch it from, where there is one. */
  readonly urlOf?: (picture: Picture) => string;
}

export const picturesFor = ({ http: { publicUrl } }: Config, files: SharedFiles): Pictures => ({
  load: async ({ linkName }) => (await files.find(linkName))?.content,
  ...(publicUrl !== undefined && { urlOf: (picture) => pictureAddress(publicUrl, picture) }),
});

/** Where `createFileRouter` serves it, under the address of the server. */
export const pictureAddress = (serverUrl: string, { linkName }: Picture): string =>
  `${serverUrl}/files/${linkName}.png`;
