/** Chance and keyed hashes, as logging in needs them. */
export interface Secrets {
  /** Six digits, each as likely as the others, that nobody can foretell. */
  newCode(): string;
  /** 256 random bits as base64url. */
  newToken(): string;
  /** A keyed hash: who reads it in the database cannot try out what it is of. */
  hash(use: "code" | "token", text: string): Uint8Array;
}
