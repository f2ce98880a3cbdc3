import type { AccountOutcome } from "../accounts/account-outcome.ts";
import type { RivalTold } from "../advice/rival-told.ts";
import type { BigOldDebt } from "../alerts/big-old-debt.ts";
import type { SalesSoFar } from "../alerts/sales-so-far.ts";
import type { DataNeed } from "../insights/advice/advise.ts";
import type { Recommendation } from "../insights/advice/recommendation.ts";
import type { LoginOutcome } from "../login/login-outcome.ts";
import type { PrivacyOutcome } from "../privacy/privacy-outcome.ts";
import type { EntrySums } from "../entries/entry-sums.ts";
import type { ActName, SmallTalk } from "../language/act.ts";
import type { Language } from "../ports/accounts.ts";
import type { DaySales, ItemSales } from "../ports/book.ts";
import type { AuditedEntry } from "../ports/audit.ts";
import type { Creditor, Debtor, OpenSale } from "../ports/debts.ts";
import type { MenuItem } from "../ports/menu.ts";
import type { SkippedRow } from "../menu/menu-of-table.ts";
import type { Entry } from "../ports/entry.ts";
import type { FileProblem } from "../ports/table-file.ts";
import type { UnusualDay } from "../digest/day-outlook.ts";
import type { PastPeriod } from "../digest/past-periods.ts";
import type { Figures } from "../ports/sales-figures.ts";
import type { Expected } from "../forecasts/expected-today.ts";
import type { DigestSchedule } from "../ports/digests.ts";
import type { TipAnswer, ToldEffect, ToldTip } from "../ports/tips.ts";
import type { ForecastReport } from "../forecasts/forecast-report.ts";
import type { MoneyReport } from "../reports/money-report.ts";
import type { PriceReport } from "../reports/answer-price.ts";
import type { StockReport } from "../reports/answer-stock.ts";
import type { SalesReport } from "../reports/sales-report.ts";
import type { OpenQuestion } from "./open-question.ts";

/**
 * Everything that can come of a message, as far as the writer is concerned. None of these is an exception:
 * exceptions are for what the writer can do nothing about.
 */
export type Outcome =
  | {
      readonly kind: "entry_recorded";
      readonly entry: Entry;
      /** Keys of the act that were assumed rather than said. */
      readonly implied: readonly string[];
      /** Sums that the entry has a part in, this entry included. */
      readonly sums: EntrySums;
      /** The day had been closed before. */
      readonly afterClose?: true;
    }
  | { readonly kind: "entry_voided"; readonly entry: Entry; readonly sums: EntrySums }
  | { readonly kind: "entry_already_voided"; readonly entry: Entry }
  | { readonly kind: "nothing_to_void" }
  | {
      readonly kind: "entry_corrected";
      readonly before: Entry;
      readonly entry: Entry;
      readonly sums: EntrySums;
    }
  | { readonly kind: "nothing_to_correct" }
  /** The correction does not say which of several goods it means, or none that it could mean. */
  | { readonly kind: "correction_unclear"; readonly entry: Entry }
  /** The day that an entry should be moved to has not come. */
  | { readonly kind: "correction_ahead"; readonly entry: Entry }
  | { readonly kind: "correction_changes_nothing"; readonly entry: Entry }
  /** The day was closed, and the writer may not enter on it any more. */
  | { readonly kind: "day_locked"; readonly date: string }
  /** No standing entry is as the message describes it. */
  | { readonly kind: "no_such_entry" }
  | {
      readonly kind: "entries_listed";
      readonly from: string;
      readonly to: string;
      readonly entries: readonly AuditedEntry[];
    }
  | { readonly kind: "day_already_closed"; readonly date: string }
  /** Names of which the shop has no item. Nothing was changed. */
  | { readonly kind: "menu_item_unknown"; readonly names: readonly string[] }
  /** The new name is another item's: they may be one, or not. Nothing was changed. */
  | { readonly kind: "menu_name_taken"; readonly before: string; readonly name: string }
  /** The menu says so already. */
  | { readonly kind: "menu_unchanged"; readonly names: readonly string[] }
  /** A file that the menu cannot be read from. Nothing was changed. */
  | { readonly kind: "file_refused"; readonly name: string; readonly why: FileProblem | "wrong_columns" | "no_items" }
  /** What a file would make of the menu; the question whether to enter it follows where there is anything to enter. */
  | {
      readonly kind: "menu_file_read";
      readonly name: string;
      readonly itemCount: number;
      readonly newCount: number;
      readonly sameCount: number;
      readonly repriced: readonly { readonly name: string; readonly beforeVnd: number; readonly priceVnd: number }[];
      readonly unpriced: readonly string[];
      readonly skipped: readonly SkippedRow[];
    }
  | {
      readonly kind: "menu_shown";
      readonly items: readonly MenuItem[];
      readonly page: number;
      readonly pages: number;
      readonly itemCount: number;
    }
  | { readonly kind: "debts_listed"; readonly debtors: readonly Debtor[] }
  | {
      readonly kind: "debt_told";
      readonly customer: string;
      readonly owedVnd: number;
      readonly open: readonly OpenSale[];
      /** What the shop owes to them, where it does: the same person may buy and sell. */
      readonly payable?: { readonly totalVnd: number; readonly open: readonly OpenSale[] };
    }
  /** To whom the shop owes. */
  | { readonly kind: "payables_listed"; readonly creditors: readonly Creditor[] }
  /** A text for the owner to forward. */
  | {
      readonly kind: "debt_reminder";
      readonly customer: string;
      readonly owedVnd: number;
      readonly open: readonly OpenSale[];
      readonly shopName?: string;
    }
  | { readonly kind: "day_total_agrees"; readonly date: string; readonly day: DaySales }
  | { readonly kind: "day_total_below"; readonly date: string; readonly saidVnd: number; readonly day: DaySales }
  | AccountOutcome
  | SalesReport
  | StockReport
  | PriceReport
  | ForecastReport
  | MoneyReport
  /** The question that waited was answered; what came of the answer follows. */
  | { readonly kind: "question_answered"; readonly askedByEventId: number }
  /** A new question takes the place of one that nobody answered: what it was about is not recorded. */
  | { readonly kind: "question_dropped"; readonly askedByEventId: number; readonly said: string }
  | { readonly kind: "question_asked"; readonly question: OpenQuestion }
  | { readonly kind: "question_left"; readonly askedByEventId: number }
  /** A button of a question that is no longer open. */
  | { readonly kind: "question_gone" }
  /** The morning message: one day, beside the same weekday of the week before. */
  | {
      readonly kind: "digest";
      readonly form: DigestSchedule["form"];
      readonly date: string;
      readonly sales: DaySales;
      /** The day at each place, where the shop has several. */
      readonly places: readonly (Figures & { readonly name?: string })[];
      readonly weekBefore: { readonly date: string; readonly sales: DaySales };
      readonly topItems: readonly ItemSales[];
      /** Days in a row with entries, the day itself included. */
      readonly streakDays: number;
      /** Where the day came out far from what had been forecast. */
      readonly unusual?: UnusualDay;
      /** The week and the month that ended with the day. */
      readonly periods: readonly PastPeriod[];
      /** What the day of the message is expected to bring, and that day. */
      readonly today?: Expected & { readonly date: string };
      /** What came of tips that were taken, told once. */
      readonly effects: readonly ToldEffect[];
      /** What the shop's own data support and was not told of late; the best first. */
      readonly tips: readonly ToldTip[];
      /** Whether the day was empty is asked beside it. */
      readonly isAsked?: true;
      /** Characters that it may have: what matters least is left out. */
      readonly longest: number;
    }
  /** Apart from the morning: a day that runs far from what it usually brings, a debt that is big and old. */
  | { readonly kind: "alert_sales"; readonly sales: SalesSoFar }
  | { readonly kind: "alert_debt"; readonly debt: BigOldDebt }
  /** Advice that was asked for, in general or about some goods. */
  | {
      readonly kind: "advice_told";
      readonly tips: readonly ToldTip[];
      /** What the question named. */
      readonly about?: string;
      /** Only its price was asked about. */
      readonly price?: true;
      /** Where there is no tip about it: what others ask. */
      readonly rival?: RivalTold;
      /** What is missing before there can be more. */
      readonly need?: DataNeed;
    }
  | { readonly kind: "tip_answered"; readonly tip: Recommendation; readonly answer: TipAnswer }
  | { readonly kind: "tip_taken_before"; readonly tip: Recommendation }
  /** The price is not what it was when the tip was told. Nothing was changed. */
  | { readonly kind: "tip_outdated"; readonly tip: Recommendation; readonly priceVnd: number }
  | { readonly kind: "no_tip_told" }
  /** What came of tips that were taken, and which are still being tried. */
  | {
      readonly kind: "effects_told";
      readonly effects: readonly ToldEffect[];
      readonly running: readonly { readonly tip: Recommendation; readonly measuredAfter: string }[];
    }
  | { readonly kind: "digest_set"; readonly schedule: DigestSchedule; readonly changed: string }
  | { readonly kind: "digest_too_early"; readonly earliestMinutes: number }
  | { readonly kind: "language_chosen"; readonly language: Language }
  | { readonly kind: "helped" }
  | { readonly kind: "small_talk"; readonly talk: SmallTalk }
  | { readonly kind: "not_yet_possible"; readonly act: ActName }
  | { readonly kind: "not_understood" }
  | { readonly kind: "text_too_long"; readonly maxLength: number }
  | { readonly kind: "content_unsupported"; readonly what: string }
  | { readonly kind: "not_a_member" }
  | { readonly kind: "not_allowed" }
  | LoginOutcome
  | PrivacyOutcome
  /** The event failed three times; nothing of it was recorded. */
  | { readonly kind: "apology" };
