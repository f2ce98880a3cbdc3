/** What was found: all is well, or what is wrong and what to do. Neither ever shows a secret. */
export type Finding =
  | { readonly ok: true; readonly says: string }
  | { readonly ok: false; readonly says: string; readonly remedy?: string };

export interface Check {
  readonly name: string;
  /** May throw a SettingError or an OperationalError, whose message then is the finding. */
  readonly run: () => Promise<Finding>;
}
