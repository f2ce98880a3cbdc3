/** Where new ids come from: random version 4 UUIDs in production, a counted series in tests. */
export interface IdSource {
  uuid(): string;
}
