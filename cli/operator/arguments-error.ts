import { SettingError } from "../../core/ports/errors.ts";

/** Arguments that cannot be used: the sentence says what is taken instead. */
export const argumentsError = (sentence: string, cause?: unknown): SettingError =>
  new SettingError("arguments", sentence, { cause });
