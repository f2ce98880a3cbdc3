import type { Outcome } from "../core/conversation/outcome.ts";
import { presentQuestion, dayName } from "./present-question.ts";
import { PRIVACY_PRESENTERS } from "./present-privacy.ts";
import { LOGIN_PRESENTERS } from "./present-login.ts";
import { clockTime, formatQuantity } from "./formats.ts";
import { presentDigest, presentDigestSchedule } from "./present-digest.ts";
import {
  placeName,
  presentPlaceClosed,
  presentPlaces,
  presentPlaceUnknown,
  presentShop,
  presentShopChanged,
  presentShops,
  presentShopUnknown,
  shopName,
} from "./present-accounts.ts";
import { presentDebt, presentDebtors, presentReminder } from "./present-debts.ts";
import { presentCreditors } from "./present-payables.ts";
import { debtAges } from "./debt-ages.ts";
import { presentEntries } from "./present-entries.ts";
import { presentMenuFile } from "./present-menu-file.ts";
import {
  presentForecast,
  presentForecastJudged,
  presentForecastRefused,
  presentForecastUnjudged,
} from "./forecasts/present-forecast.ts";
import { presentMenu, presentPrices } from "./present-menu.ts";
import { presentStock } from "./reports/present-stock.ts";
import { presentCompared } from "./reports/present-compared.ts";
import { presentExplained, presentWithoutHours } from "./reports/present-explained.ts";
import { presentGrouped } from "./reports/present-grouped.ts";
import { presentProfit, presentSpending } from "./reports/present-money.ts";
import { presentPart } from "./reports/present-part.ts";
import { presentSales } from "./reports/present-sales.ts";
import {
  presentAlreadyVoided,
  presentCorrected,
  presentRecorded,
  presentUnchanged,
  presentUnclear,
  presentVoided,
} from "./present-entry.ts";
import { adviceWords } from "./present-advice.ts";
import { presentDebtAlert, presentSalesAlert } from "./present-alert.ts";
import { presentEffects } from "./present-effects.ts";
import { presentAdvice, presentTipAnswered, presentTipOutdated } from "./present-tips.ts";
import {
  memberName,
  presentAlreadyMember,
  presentInvitation,
  presentJoined,
  presentMemberUnknown,
  presentNotPermitted,
  presentStaff,
  roleName,
} from "./present-staff.ts";
import { periodName } from "./reports/period-words.ts";
import type { Part, Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;
type Presenters = { [K in Outcome["kind"]]: (speech: Speech, outcome: OutcomeOf<K>) => Part };

const text = (words: string): Part => ({ text: words });

const PRESENTERS: Presenters = {
  entry_recorded: presentRecorded,
  entry_corrected: presentCorrected,
  entry_voided: presentVoided,
  entry_already_voided: presentAlreadyVoided,
  nothing_to_void: ({ say }) => text(say("void.nothing")),
  nothing_to_correct: ({ say }) => text(say("correct.nothing")),
  correction_unclear: presentUnclear,
  correction_ahead: ({ say }) => text(say("correct.ahead")),
  correction_changes_nothing: (speech, { entry }) => text(presentUnchanged(speech, entry)),
  no_such_entry: ({ say }) => text(say("correct.noSuchEntry")),
  entries_listed: (speech, outcome) => text(presentEntries(speech, outcome)),
  name_missing: ({ say }, { of }) => text(say(`${of === "shop" ? "shops" : "places"}.nameMissing`)),
  shop_opened: (speech, { shop, before }) =>
    text(
      speech.say(before === undefined ? "shops.opened" : "shops.openedBeside", {
        name: shopName(speech, shop),
        before: before ?? "",
      }),
    ),
  shop_exists: (speech, { shop }) => text(speech.say("shops.exists", { name: shopName(speech, shop) })),
  shop_chosen: (speech, { shop }) => text(speech.say("shops.chosen", { name: shopName(speech, shop) })),
  shop_unknown: (speech, outcome) => text(presentShopUnknown(speech, outcome)),
  shops_listed: (speech, outcome) => text(presentShops(speech, outcome)),
  shop_told: (speech, outcome) => text(presentShop(speech, outcome)),
  shop_changed: (speech, outcome) => text(presentShopChanged(speech, outcome)),
  day_cutoff_too_late: ({ say }) => text(say("shops.cutoffTooLate")),
  time_zone_unknown: ({ say }, { name }) => text(say("shops.zoneUnknown", { name })),
  place_added: (speech, { place, isReopened }) =>
    text(speech.say(isReopened ? "places.reopened" : "places.added", { name: placeName(speech, place) })),
  place_exists: (speech, { place }) => text(speech.say("places.exists", { name: placeName(speech, place) })),
  place_renamed: (speech, { before, place }) =>
    text(speech.say("places.renamed", { before: placeName(speech, before), name: placeName(speech, place) })),
  place_closed: (speech, outcome) => text(presentPlaceClosed(speech, outcome)),
  place_last: (speech, { place }) => text(speech.say("places.last", { name: placeName(speech, place) })),
  place_chosen: (speech, { place }) => text(speech.say("places.chosen", { name: placeName(speech, place) })),
  places_listed: (speech, outcome) => text(presentPlaces(speech, outcome)),
  place_unknown: (speech, outcome) => text(presentPlaceUnknown(speech, outcome)),
  invitation_made: (speech, outcome) => text(presentInvitation(speech, outcome)),
  invitation_unknown: ({ say }) => text(say("staff.invitationUnknown")),
  invitations_limited: ({ say }, { waitMs }) =>
    text(say("staff.invitationsLimited", { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) })),
  already_member: (speech, outcome) => text(presentAlreadyMember(speech, outcome)),
  joined: (speech, outcome) => text(presentJoined(speech, outcome)),
  staff_listed: (speech, outcome) => text(presentStaff(speech, outcome)),
  member_unknown: (speech, outcome) => text(presentMemberUnknown(speech, outcome)),
  member_removed: (speech, { member }) => text(speech.say("staff.removed", { name: memberName(speech, member) })),
  role_changed: (speech, { member }) =>
    text(speech.say("staff.roleChanged", { name: memberName(speech, member), role: roleName(speech, member.role) })),
  shop_left: (speech, { shop }) => text(speech.say("staff.left", { shop: shopName(speech, shop) })),
  last_owner: ({ say }) => text(say("staff.lastOwner")),
  not_permitted: (speech, outcome) => text(presentNotPermitted(speech, outcome)),
  own_sales_reported: (speech, { days, figures }) =>
    text(
      speech.say("report.own", {
        period: periodName(speech, days),
        total: speech.vnd(figures.totalVnd),
        count: figures.entryCount,
      }),
    ),
  day_already_closed: ({ say, date: named }, { date }) => text(say("dayAlreadyClosed", { date: named(date) })),
  menu_item_unknown: ({ say }, { names }) => text(say("menu.unknown", { names: names.join(", ") })),
  menu_name_taken: ({ say }, { before, name }) => text(say("menu.nameTaken", { before, name })),
  menu_unchanged: ({ say }, { names }) => text(say("menu.unchanged", { names: names.join(", ") })),
  file_refused: ({ say }, { name, why }) => text(say(`file.refused.${why}`, { name: shortened(name) })),
  menu_file_read: (speech, outcome) => text(presentMenuFile(speech, outcome)),
  menu_shown: (speech, outcome) => text(presentMenu(speech, outcome)),
  debts_listed: (speech, outcome) => ({ ...text(presentDebtors(speech, outcome)), ...debtAges(speech, outcome) }),
  debt_told: (speech, outcome) => text(presentDebt(speech, outcome)),
  payables_listed: (speech, outcome) => text(presentCreditors(speech, outcome)),
  debt_reminder: (speech, outcome) => text(presentReminder(speech, outcome)),
  day_locked: ({ say, date: named }, { date }) => text(say("dayLocked", { date: named(date) })),
  day_total_agrees: (speech, { date, day }) =>
    text(speech.say("dayTotal.agrees", { date: dayName(speech, date), total: speech.vnd(day.totalVnd) })),
  day_total_below: (speech, { date, saidVnd, day }) =>
    text(
      speech.say("dayTotal.below", {
        date: dayName(speech, date),
        recorded: speech.vnd(day.totalVnd),
        said: speech.vnd(saidVnd),
        excess: speech.vnd(day.totalVnd - saidVnd),
      }),
    ),
  forecast_told: presentForecast,
  forecast_refused: presentForecastRefused,
  forecast_unknown_goods: ({ say }, { name }) => text(say("forecast.unknownGoods", { name })),
  forecast_too_far: ({ say, date: named }, { lastDate }) => text(say("forecast.tooFar", { date: named(lastDate) })),
  forecast_judged: presentForecastJudged,
  forecast_unjudged: presentForecastUnjudged,
  sales_reported: presentSales,
  sales_compared: presentCompared,
  sales_grouped: presentGrouped,
  part_reported: presentPart,
  customer_unknown: ({ say }, { name }) => text(say("part.customerUnknown", { name })),
  sales_explained: presentExplained,
  sales_without_hours: presentWithoutHours,
  stock_told: (speech, outcome) => text(presentStock(speech, outcome)),
  prices_told: (speech, outcome) => text(presentPrices(speech, outcome)),
  spending_reported: presentSpending,
  profit_reported: presentProfit,
  question_answered: () => text(""),
  question_dropped: ({ say }, { said }) => text(say("question.dropped", { said: shortened(said) })),
  question_asked: (speech, { question }) => presentQuestion(speech, question),
  question_left: ({ say }) => text(say("question.left")),
  question_gone: ({ say }) => text(say("question.gone")),
  digest: presentDigest,
  alert_sales: presentSalesAlert,
  alert_debt: presentDebtAlert,
  advice_told: presentAdvice,
  tip_answered: presentTipAnswered,
  tip_taken_before: (speech, { tip }) =>
    text(speech.say("advice.takenBefore", { what: adviceWords(speech, tip).what })),
  tip_outdated: presentTipOutdated,
  no_tip_told: ({ say }) => text(say("advice.noTip")),
  effects_told: presentEffects,
  digest_set: (speech, outcome) => text(presentDigestSchedule(speech, outcome)),
  digest_too_early: ({ say }, { earliestMinutes }) =>
    text(say("digest.tooEarly", { time: clockTime(earliestMinutes) })),
  language_chosen: ({ say }, { language }) => text(say(`language.${language}`)),
  helped: ({ say }) => text(say("help")),
  small_talk: ({ say }, { talk }) => text(say(`talk.${talk}`)),
  not_yet_possible: ({ say }, { act }) => text(say(`notYet.${NOT_YET_WORDED.has(act) ? act : "other"}`)),
  not_understood: ({ say }) => text(say("notUnderstood")),
  text_too_long: ({ say, voice }, { maxLength }) =>
    text(say("tooLong", { max: formatQuantity(maxLength, voice.language) })),
  content_unsupported: ({ say }, { what }) => text(say(what === "file" ? "file.unsupported" : "unsupported")),
  not_a_member: ({ say }) => text(say("notMember")),
  not_allowed: ({ say }) => text(say("notAllowed")),
  ...LOGIN_PRESENTERS,
  ...PRIVACY_PRESENTERS,
  apology: ({ say }) => text(say("apology")),
};

const LONGEST_QUOTE = 60;

/** Enough of a message to know it by. Cut between characters as people see them, emoji and accents whole. */
const shortened = (said: string): string => {
  const words = said.trim().replace(/\s+/gu, " ");
  const characters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  return characters.length <= LONGEST_QUOTE ? words : `${characters.slice(0, LONGEST_QUOTE).join("")}…`;
};

/** What cannot be done yet and has words of its own for it. */
const NOT_YET_WORDED = new Set<string>(["query", "settings"]);

/** What is said of one outcome. */
export const presentOutcome = <K extends Outcome["kind"]>(speech: Speech, outcome: OutcomeOf<K>): Part =>
  (PRESENTERS[outcome.kind] as (speech: Speech, outcome: OutcomeOf<K>) => Part)(speech, outcome);
