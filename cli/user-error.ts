/** Something that who typed the command can mend: one sentence says what. */
export class UserError extends Error {
  override readonly name = "UserError";
}
