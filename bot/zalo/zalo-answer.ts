/** What came of a call, as the body says it. A method never throws for what Zalo or the network does. */
export type ZaloAnswer<Result> = { readonly ok: true; readonly result: Result } | ZaloFailure;

export type ZaloFailure =
  /** Zalo said no. `code` is its `error_code`: 400, 401 token, 403, 404, 408 time-out, 429 quota. */
  | { readonly ok: false; readonly kind: "refused"; readonly code: number; readonly description: string }
  /**
   * No answer that can be read. `sent: "no"` when no connection came about, `"unknown"` when the request may have been
   * carried out. `code` is the system's (`ECONNREFUSED`), `timeout`, `aborted`, or `garbage-<HTTP status>`.
   */
  | { readonly ok: false; readonly kind: "no_answer"; readonly sent: "no" | "unknown"; readonly code: string };

/** A failure as a stable code for the log. */
export const failureCode = ({ code }: ZaloFailure): string => String(code);
