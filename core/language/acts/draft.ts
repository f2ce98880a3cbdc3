import type { MenuWord, Payment } from "../act.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import type { Tag } from "../vocabulary.ts";

/** An amount with everything that may be wrong with it. */
export interface Amount {
  readonly vnd: number;
  /** Thousands were not said. */
  readonly implied: boolean;
  /** Rough, foreign, below zero, or of a form that is no safe amount: only the writer can give it. */
  readonly unsure: boolean;
  /** Other readings of the same words. */
  readonly orVnd: readonly number[];
  /** What a rough amount may be exactly: "khoảng 2tr" may be 2tr, "3-4 triệu" one of its ends. */
  readonly nearVnd?: readonly number[];
}

export interface DraftItem {
  name: string;
  menu?: MenuWord;
  /** The menu's name was written with a slip. */
  guessed?: boolean;
  /** The part of the menu's name that was said. */
  short?: string;
  /** The items of the menu that may be meant, where the spelling fits several. */
  rivals?: readonly MenuWord[];
  quantity?: number;
  /** A bare number stood behind the name: "phở bò 2". */
  countedBehind?: true;
  unit?: string;
  price?: Amount;
  /** The unit that the price is for, where another one was counted: "3 lạng tôm 900k/kg". */
  priceUnit?: string;
  /** `each` and `total` were said or follow; `open` was not said. */
  role?: "each" | "total" | "open";
}

/** What one clause tells, before it is decided which act it is and what its prices mean. */
export interface Draft {
  tags: Set<Tag>;
  items: DraftItem[];
  lumps: Amount[];
  total?: Amount;
  date?: DatePhrase;
  minutes?: number;
  part?: string;
  payment?: Payment | undefined;
  /** Every way of paying that was said, in order. */
  payments: Payment[];
  customer?: string;
  /** A person or "khách" stands before the verb: the other side takes or pays. */
  buyerActs: boolean;
  /** "từ", "của" before the person: the other side sells. */
  fromPerson: boolean;
  /** "bàn 5": guests at a table, who pay for what they had. */
  atTable: boolean;
  /** A number that nobody understood; an entry beside it is not silently made. */
  loose: boolean;
  /** Texts that named no item with a price: what an expense was for, a debt's goods. */
  words: string[];
  /** Token range of the clause. */
  from?: number;
  to?: number;
}

export const emptyDraft = (): Draft => ({
  tags: new Set(),
  items: [],
  lumps: [],
  payments: [],
  buyerActs: false,
  fromPerson: false,
  atTable: false,
  loose: false,
  words: [],
});
