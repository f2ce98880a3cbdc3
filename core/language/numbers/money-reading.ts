/** An amount as it was written, before anything is known about the message around it. */
export interface MoneyReading {
  readonly vnd: number;
  readonly to: number;
  /** `unit`: a unit or currency was said; `talk`: a hundred or ten that means thousands ("ba trăm"); `bare`: digits only. */
  readonly said: "unit" | "talk" | "bare";
  /** The same words read differently by other people; then the reading is asked. */
  readonly orVnd: readonly number[];
  /** Not đồng: never converted. */
  readonly foreign: boolean;
  /** The unit, where it is also the name of a good or a container ("củ", "lít"). */
  readonly slang?: string;
  /** The unit is only sometimes money at all ("chai"). */
  readonly doubtful?: boolean;
}
