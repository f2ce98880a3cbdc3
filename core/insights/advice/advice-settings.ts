/** What it takes before the book gives advice. Read from the environment (ADVICE_…), these are what it is else. */
export interface AdviceSettings {
  /** Business dates from the first sale to the last. */
  readonly minDays: number;
  /** Sales below which nothing is said but what to record. */
  readonly minRecords: number;
  /** Sales below which nothing is said that needs a model. */
  readonly minRecordsForModels: number;
  readonly minConfidence: number;
}

export const DEFAULT_ADVICE_SETTINGS: AdviceSettings = {
  minDays: 7,
  minRecords: 10,
  minRecordsForModels: 30,
  minConfidence: 0.7,
};
