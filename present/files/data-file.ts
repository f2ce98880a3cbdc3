import type { AuditedEntry } from "../../core/ports/audit.ts";
import type { ComposedFile } from "../../core/ports/presenter.ts";
import type { PersonRecord } from "../../core/ports/privacy.ts";
import type { PrivacyOutcome, ShopRecord } from "../../core/privacy/privacy-outcome.ts";
import { entryWords } from "../entry-words.ts";
import { placeName, shopName } from "../present-accounts.ts";
import { roleName } from "../present-staff.ts";
import type { Speech } from "../speech.ts";
import { type Sheet, WORKBOOK_TYPE, writeWorkbook } from "./write-workbook.ts";

type Exported = Extract<PrivacyOutcome, { kind: "data_exported" }>;
type BookExported = Extract<PrivacyOutcome, { kind: "book_exported" }>;
type Rows = Sheet["rows"];

/** All that is kept of a person, as a workbook: a phone opens it by a tap, and other programs read it. */
export function dataFile(speech: Speech, { record, shops }: Exported): ComposedFile {
  const { say, voice } = speech;
  const inFile = (key: string, values?: Readonly<Record<string, string>>): string => say(`privacy.file.${key}`, values);
  const sheets: Sheet[] = [
    { name: inFile("me"), rows: personRows(speech, record, shops) },
    ...shops.flatMap((shop) => shopSheets(speech, shop)),
    { name: inFile("messages"), rows: messageRows(speech, record) },
    { name: inFile("consents"), rows: consentRows(speech, record) },
    { name: inFile("events"), rows: eventRows(speech, record) },
  ];
  return workbookFile(speech, `${inFile("name")}-${voice.today}`, sheets);
}

/** The shop's book alone, with what is owed today. */
export function bookFile(speech: Speech, { shop, days }: BookExported): ComposedFile {
  const { say, voice } = speech;
  const span = days === undefined ? voice.today : `${days.from}-${days.to}`;
  return workbookFile(speech, `${say("privacy.file.bookName")}-${span}`, shopSheets(speech, shop));
}

const workbookFile = ({ say }: Speech, name: string, sheets: readonly Sheet[]): ComposedFile => ({
  fileName: `${name}.xlsx`,
  mediaType: WORKBOOK_TYPE,
  content: writeWorkbook(sheets),
  linkWords: say("privacy.exportLink"),
  unreachableWords: say("privacy.exportUnreachable"),
});

/** `2026-11-22 09:05`: sorts as text, in every language. */
const moment = ({ voice }: Speech, at: Date): string =>
  new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: voice.timeZone ?? "Asia/Ho_Chi_Minh",
  }).format(at);

const CHANNELS = new Set(["zalo", "telegram", "browser", "terminal"]);
const channelName = ({ say }: Speech, channel: string): string =>
  CHANNELS.has(channel) ? say(`audit.channel.${channel}`) : channel;

function personRows(speech: Speech, record: PersonRecord, shops: readonly ShopRecord[]): Rows {
  const { say } = speech;
  const { names, phones, chats, memberships } = record;
  const since = new Map(memberships.map((one) => [one.tenantId, one.since]));
  return [
    [say("privacy.file.what"), say("privacy.file.value"), say("privacy.file.since")],
    ...names.map((name) => [say("privacy.file.called"), name, moment(speech, record.since)]),
    ...phones.map(({ e164, isProven, since: at }) => [
      say("privacy.file.phone"),
      `${e164} (${say(`privacy.file.${isProven ? "phoneProven" : "phoneClaimed"}`)})`,
      moment(speech, at),
    ]),
    ...chats.map(({ channel, userId, since: at }) => [
      say("privacy.file.chat", { channel: channelName(speech, channel) }),
      userId,
      moment(speech, at),
    ]),
    ...shops.map(({ shop, role, isActive }) => [
      say("privacy.file.member", { shop: shopName(speech, shop) }),
      roleName(speech, role) + (isActive ? "" : ` (${say("privacy.file.memberLeft")})`),
      moment(speech, since.get(shop.tenantId) ?? record.since),
    ]),
  ];
}

function shopSheets(speech: Speech, record: ShopRecord): Sheet[] {
  const { say } = speech;
  const { shop, isWhole, entries, debtors, creditors } = record;
  const name = say(isWhole ? "privacy.file.book" : "privacy.file.own", { shop: shopName(speech, shop) });
  const head = ["date", "time", "entry", "amount", "by", "place", "voided"].map((key) => say(`privacy.file.${key}`));
  const book: Sheet = { name, rows: [head, ...entries.map((entry) => entryRow(speech, record, entry))] };
  if (debtors.length + creditors.length === 0) return [book];
  const parties = [
    ...debtors.map(({ customer, owedVnd, oldestOn }) => partyRow(speech, customer.name, owedVnd, 0, oldestOn)),
    ...creditors.map(({ supplier, payableVnd, oldestOn }) => partyRow(speech, supplier.name, 0, payableVnd, oldestOn)),
  ];
  const partyHead = ["party", "owes", "owed", "oldest"].map((key) => say(`privacy.file.${key}`));
  return [book, { name: say("privacy.file.debts", { shop: shopName(speech, shop) }), rows: [partyHead, ...parties] }];
}

const partyRow = ({ say }: Speech, name: string, owesVnd: number, owedVnd: number, oldestOn = "") => [
  name === "" ? say("debt.nameErased") : name,
  owesVnd,
  owedVnd,
  oldestOn,
];

function entryRow(speech: Speech, { shop }: ShopRecord, { entry, recorded, voided }: AuditedEntry) {
  const { what, lines } = entryWords(speech, entry);
  const place = [...shop.places, ...shop.closedPlaces].find(({ id }) => id === entry.locationId);
  return [
    entry.businessDate,
    moment(speech, recorded.at),
    [what, ...lines].join("\n"),
    "totalVnd" in entry ? entry.totalVnd : "",
    [recorded.by, channelName(speech, recorded.channel)].filter((word) => word !== undefined).join(", "),
    place === undefined ? "" : placeName(speech, place),
    voided === undefined ? "" : moment(speech, voided.at),
  ];
}

const messageRows = (speech: Speech, { messages }: PersonRecord): Rows => [
  ["time", "where", "from", "text"].map((key) => speech.say(`privacy.file.${key}`)),
  ...messages.map(({ at, channel, from, text }) => [
    moment(speech, at),
    channelName(speech, channel),
    speech.say(`privacy.file.${from === "person" ? "fromPerson" : "fromBook"}`),
    text,
  ]),
];

const consentRows = (speech: Speech, { consents }: PersonRecord): Rows => [
  ["time", "purpose", "state", "notice"].map((key) => speech.say(`privacy.file.${key}`)),
  ...consents.map(({ purpose, state, notice, at }) => [
    moment(speech, at),
    speech.say(`privacy.file.purposeName.${purpose}`),
    speech.say(`privacy.file.stateName.${state}`),
    notice,
  ]),
];

const eventRows = (speech: Speech, { events }: PersonRecord): Rows => [
  ["time", "kind", "where"].map((key) => speech.say(`privacy.file.${key}`)),
  ...events.map(({ at, kind, channel = "" }) => [moment(speech, at), kind, channelName(speech, channel)]),
];
