/** A file as it is given out. */
export interface SharedFile {
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** What it is called where it is kept; a picture has no name. */
  readonly fileName?: string;
}

/** Files that whoever has the link may fetch, more than once, until they expire. Expiry goes by the database's clock. */
export interface SharedFiles {
  /** Undefined where there is no such file, or no longer. A picture is drawn when it is first asked for. */
  find(linkName: string): Promise<SharedFile | undefined>;
  /** Removes what has expired. @returns how many */
  forgetExpired(): Promise<number>;
}
