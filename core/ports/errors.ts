/** Something outside of us failed (database, network, disk). Who must act: the operator. */
export class OperationalError extends Error {
  /** Stable, for logs and for code that reacts; nothing matches on the message. */
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "OperationalError";
    this.code = code;
  }
}

/** A setting that cannot be used. The message is one sentence that names the variable and the remedy. */
export class SettingError extends Error {
  readonly variable: string;
  constructor(variable: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "SettingError";
    this.variable = variable;
  }
}

/** A promise of our own code that did not hold. Who must act: a developer. */
export class UnexpectedError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "UnexpectedError";
    this.code = code;
  }
}
