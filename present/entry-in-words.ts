/** An entry in words. */
export interface EntryWords {
  /** "bán 200.000đ cho chị Lan": fits behind "Đã ghi" and "Đã huỷ:". */
  readonly what: string;
  /** Its amount and what is said with it, for a correction: "200.000đ cho chị Lan". */
  readonly amount?: string;
  /** What stands before the arrow of a correction, where that is more than the amount: "quán nghỉ ngày 19/11". */
  readonly before?: string;
  readonly lines: readonly string[];
  /** What was done by saying it ("chốt sổ", "thêm món"), where others are only recorded. */
  readonly isDeed?: true;
  /** False where the day on which it was entered says nothing of it: a price, a closure. */
  readonly isDated: boolean;
}
