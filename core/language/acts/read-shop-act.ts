import type { Act, ActItem } from "../act.ts";
import { existingDay, isoDate, partsOf } from "../dates/civil-day.ts";
import { readLunarDay } from "../dates/read-lunar-day.ts";
import { parseDates } from "../parsers/parse-dates.ts";
import { textOf } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { amountOf } from "./amount-of.ts";
import { collectDraft } from "./collect-draft.ts";
import type { Draft } from "./draft.ts";
import { entryDate } from "./entry-date.ts";
import type { Line } from "./line.ts";
import { bareText, countsIn, firstMeaning, lineHas, moneyIn, spanWith } from "./line.ts";

type Reader = (line: Line) => Act | undefined;

const draftOf = (line: Line): Draft => collectDraft(line.spans, line.scene);

const datesIn = (line: Line): SpanOf<"date">[] =>
  line.spans.filter((span): span is SpanOf<"date"> => span.kind === "date");

const after = (line: Line, span: Span): readonly Span[] => line.spans.slice(line.spans.indexOf(span) + 1);

/** The words after a span as written, politeness and marks at both ends left out. */
const restText = (line: Line, span: Span): string => {
  const rest = after(line, span).filter(
    (each) =>
      each.kind !== "mark" &&
      each.kind !== "money" &&
      !(
        each.kind === "tags" &&
        [...each.tags].every((tag) => tag === "filler" || tag === "price" || tag === "each" || tag === "question")
      ),
  );
  const [first] = rest;
  const last = rest.at(-1);
  return first === undefined || last === undefined ? "" : textOf(line.scene, first.from, last.to);
};

const period = (line: Line): Pick<Act, "query"> => {
  const [first] = datesIn(line);
  return first === undefined
    ? {}
    : { query: { about: "sales", from: isoDate(first.date.from), to: isoDate(first.date.to) } };
};

const readExport: Reader = (line) => {
  const word = spanWith(line, "export");
  if (
    word === undefined ||
    (word.to - word.from === 1 &&
      !/export|excel/u.test(bareText(line)) &&
      !/^(?:xuat (?:bao cao|so|du lieu|file))/u.test(bareText(line)))
  )
    return undefined;
  return moneyIn(line).length > 0 ? undefined : { act: "export", ...period(line) };
};

const readPaymentRequest: Reader = (line) => {
  const word = spanWith(line, "paymentRequest");
  if (
    word === undefined ||
    lineHas(line, "sale", "transfer", "buyer") ||
    (word.to - word.from === 1 && firstMeaning(line) !== word)
  )
    return undefined;
  const draft = draftOf(line);
  const amount = draft.lumps[0] ?? draft.total ?? draft.items.find((item) => item.price !== undefined)?.price;
  const base: Act = { act: "payment_request", ...(draft.customer === undefined ? {} : { customer: draft.customer }) };
  if (amount === undefined || amount.unsure || amount.orVnd.length > 0)
    return { ...base, ask: [{ about: "amount", choices: [] }] };
  return { ...base, totalVnd: amount.vnd, ...(amount.implied ? { implied: ["totalVnd"] } : {}) };
};

const readDayClose: Reader = (line) => {
  if (!lineHas(line, "dayClose") || lineHas(line, "question")) return undefined;
  const draft = draftOf(line);
  const amount = draft.lumps[0] ?? draft.total;
  const day = entryDate(draft.date, line.scene);
  const dated = day.date === undefined ? {} : { date: day.date };
  if (amount !== undefined && (amount.unsure || amount.orVnd.length > 0))
    return { act: "day_close", ...dated, ask: [{ about: "amount", choices: [] }] };
  const implied = [...(day.implied ? ["date"] : []), ...(amount?.implied === true ? ["totalVnd"] : [])];
  return {
    act: "day_close",
    ...(amount === undefined ? {} : { totalVnd: amount.vnd }),
    ...dated,
    ...(implied.length === 0 ? {} : { implied }),
  };
};

/** "từ 28 đến mùng 5" with Tết in the line: days of the moon, the first before the new year. */
const tetDays = (line: Line): { readonly from: string; readonly to: string } | undefined => {
  const match = /(?:^| )tet .*?(?:tu )?([0-9]{1,2}) (?:den|toi|-) (?:mung |mong )?([0-9]{1,2})(?: |$)/u.exec(
    bareText(line),
  );
  if (match === null) return undefined;
  const scene = { today: line.scene.clock.calendarDay, look: "forward" as const };
  const ends = [Number(match[1]), Number(match[2])].map((day) => readLunarDay(day, day <= 15 ? 1 : 12, 0, scene));
  const [first, last] = ends;
  if (
    first === undefined ||
    last === undefined ||
    first.impossible === true ||
    last.impossible === true ||
    last.from < first.from
  )
    return undefined;
  return { from: isoDate(first.from), to: isoDate(last.from) };
};

/** "nghỉ từ 25 đến 27": days of the month, the next ones. */
const dayRange = (line: Line): { readonly from: string; readonly to: string } | undefined => {
  const match = /(?:^| )(?:tu )?(?:ngay )?([0-9]{1,2}) (?:den|toi|-) (?:het )?(?:ngay )?([0-9]{1,2})(?: \w+)?$/u.exec(
    bareText(line),
  );
  if (match === null) return undefined;
  const { year, month } = partsOf(line.scene.clock.calendarDay);
  const first = existingDay(year, month, Number(match[1]));
  const from =
    first !== undefined && first < line.scene.clock.calendarDay ? monthLater(year, month, Number(match[1])) : first;
  const to = from === undefined ? undefined : nextNumbered(from, Number(match[2]));
  return from === undefined || to === undefined ? undefined : { from: isoDate(from), to: isoDate(to) };
};

const monthLater = (year: number, month: number, day: number): number | undefined =>
  month === 12 ? existingDay(year + 1, 1, day) : existingDay(year, month + 1, day);

const nextNumbered = (from: number, day: number): number | undefined => {
  const { year, month } = partsOf(from);
  const same = existingDay(year, month, day);
  return same !== undefined && same >= from ? same : monthLater(year, month, day);
};

/** Plans look forward: "nghỉ từ 28 đến mùng 5", "mai nghỉ". */
const plannedDays = (line: Line): { readonly from: string; readonly to: string } | undefined => {
  const start = line.spans[0]?.from ?? 0;
  const end = line.spans.at(-1)?.to ?? 0;
  const ahead = parseDates(line.scene, "forward").filter(
    (span): span is SpanOf<"date"> => span.kind === "date" && span.from >= start && span.to <= end,
  );
  const kept = ahead.filter(
    (span) =>
      datesIn(line).some((date) => span.from >= date.from && span.from < date.to) &&
      span.date.impossible !== true &&
      span.date.vague !== true,
  );
  const [first] = kept;
  if (first === undefined) return undefined;
  const days = kept.flatMap((span) => [span.date.from, span.date.to]);
  return { from: isoDate(Math.min(...days)), to: isoDate(Math.max(...days)) };
};

const readClosedDays: Reader = (line) => {
  const word = spanWith(line, "closedDays");
  if (
    word === undefined ||
    moneyIn(line).length > 0 ||
    lineHas(line, "plan") ||
    /(?:^| )(?:nhan vien|khach|an trua|tay|ngoi|nghi ngoi|hoc|het|duoc)(?: |$)/u.test(
      bareText(line).replace(/^.*?nghi/u, ""),
    )
  )
    return undefined;
  const days = tetDays(line) ?? dayRange(line) ?? plannedDays(line);
  if (days === undefined)
    return line.spans.length <= 4 && /^(?:quan |tiem )?(?:nghi|dong cua)/u.test(bareText(line))
      ? { act: "closed_days", ask: [{ about: "date", choices: [] }] }
      : undefined;
  return { act: "closed_days", date: days.from, query: { about: "closed_days", ...days } };
};

const readPromotion: Reader = (line) => {
  const word = spanWith(line, "promotion");
  if (word === undefined || lineHas(line, "sale", "buyerTakes", "purchase", "expense")) return undefined;
  const percent = line.spans.find((span) => span.kind === "noise" && span.what === "percent");
  const strong = word.to - word.from > 1 || percent !== undefined;
  if (!strong) return undefined;
  const days = plannedDays(line);
  const value =
    percent === undefined
      ? textOf(line.scene, word.from, line.spans.at(-1)?.to ?? word.to)
      : textOf(line.scene, percent.from, percent.to);
  return {
    act: "promotion",
    ...(days === undefined ? {} : { date: days.from, query: { about: "promotion", ...days } }),
    settings: { name: "promotion", value },
  };
};

/** "tăng giá phở lên 50k": the word before the new price is no part of the name. */
const goodName = (name: string): string =>
  name.replace(/(?: (?:lên|giờ|thành|còn|là|xuống|bây giờ|len|thanh|gio|xuong|con))+$/u, "");

const itemsWithPrice = (draft: Draft): ActItem[] =>
  draft.items
    .filter((item) => item.name !== "")
    .map((item) => ({
      name: item.name,
      quantity: item.quantity ?? 1,
      ...(item.unit === undefined ? {} : { unit: item.unit }),
      ...(item.price === undefined ? {} : { unitPriceVnd: item.price.vnd }),
    }));

const readMenuChange: Reader = (line) => {
  const add = spanWith(line, "menuAdd");
  const remove = spanWith(line, "menuRemove");
  const word = add ?? remove;
  if (word === undefined || lineHas(line, "question"))
    return word === undefined && lineHas(line, "menuShow") && line.spans.length <= 3 && moneyIn(line).length === 0
      ? { act: "menu", settings: { name: "menu", value: "show" } }
      : undefined;
  const name = restText(line, word);
  const draft = collectDraft(after(line, word), line.scene);
  const items = itemsWithPrice(draft);
  const unsure = draft.items.some(
    (item) => item.price !== undefined && (item.price.unsure || item.price.orVnd.length > 0),
  );
  if (unsure) return { act: "menu", settings: { name: "menu", value: "add" }, ask: [{ about: "price", choices: [] }] };
  if (name === "" && items.length === 0)
    return {
      act: "menu",
      settings: { name: "menu", value: add === undefined ? "remove" : "add" },
      ask: [{ about: "item", choices: [] }],
    };
  return {
    act: "menu",
    items: items.length > 0 ? items : [{ name, quantity: 1 }],
    settings: { name: "menu", value: add === undefined ? "remove" : "add" },
  };
};

const LEADING_PRICE =
  /^(?:doi gia|tang gia|len gia|giam gia con|cap nhat gia|sua gia|chinh gia|gia moi|dat gia|set gia|xuong gia|ha gia|change price|gia ban|gia len|gia)(?: |$)/u;

const readPrice: Reader = (line) => {
  const first = firstMeaning(line);
  const text = bareText(line);
  const later = /(?:len gia|tang gia|giam gia con|gia con|gia moi|xuong gia|doi gia)/u.test(text);
  const opens =
    first?.kind === "tags" &&
    first.tags.has("price") &&
    LEADING_PRICE.test(
      line.scene.tokens
        .slice(first.from, first.to)
        .map((token) => token.bare)
        .join(" "),
    );
  if ((!opens && !later) || lineHas(line, "question", "sale", "purchase", "buyerTakes", "rival", "expense"))
    return undefined;
  const draft = draftOf(line);
  const counted = draft.items.some((item) => (item.quantity ?? 1) !== 1);
  if (counted) return undefined;
  const priced = draft.items.filter((item) => item.price !== undefined && item.name !== "");
  const amount = draft.lumps[0] ?? draft.total;
  const named =
    priced.length === 0 && draft.items.length === 1 && amount !== undefined
      ? [{ ...draft.items[0], name: draft.items[0]?.name ?? "", price: amount }]
      : priced;
  if (named.length === 0 || named.some((item) => item.name === "")) return undefined;
  if (named.some((item) => item.price?.unsure === true || (item.price?.orVnd.length ?? 0) > 0))
    return {
      act: "price",
      items: named.map(({ name }) => ({ name, quantity: 1 })),
      ask: [{ about: "price", choices: [] }],
    };
  return {
    act: "price",
    items: named.map((item) => ({
      name: goodName(item.name),
      quantity: 1,
      ...(item.unit === undefined ? {} : { unit: item.unit }),
      unitPriceVnd: item.price?.vnd ?? 0,
    })),
    ...(named.some((item) => item.price?.implied === true) ? { implied: ["unitPriceVnd"] } : {}),
  };
};

const readRival: Reader = (line) => {
  if (!lineHas(line, "rival") || lineHas(line, "question")) return undefined;
  const draft = draftOf(line);
  const items = draft.items
    .filter((item) => item.price !== undefined && !item.price.unsure)
    .map((item) => ({
      name: item.name,
      quantity: item.quantity ?? 1,
      ...(item.unit === undefined ? {} : { unit: item.unit }),
      unitPriceVnd: item.price?.vnd ?? 0,
    }));
  const [lump] = draft.lumps;
  if (items.length > 0) return { act: "competitor_price", items };
  if (lump === undefined)
    return moneyIn(line).length + countsIn(line).length > 0
      ? { act: "competitor_price", ask: [{ about: "item", choices: [] }] }
      : undefined;
  return { act: "competitor_price", totalVnd: lump.vnd, ask: [{ about: "item", choices: [] }] };
};

const readPlace: Reader = (line) => {
  const word = spanWith(line, "location");
  if (word === undefined || lineHas(line, "question") || moneyIn(line).length > 0) return undefined;
  const end = line.spans.at(-1)?.to ?? word.to;
  const name = textOf(line.scene, word.to, end).replace(/^[\s:,]+|[\s.,!]+$/gu, "");
  return { act: "location", ...(name === "" ? { ask: [{ about: "item", choices: [] }] } : { location: name }) };
};

const readStaff: Reader = (line) => {
  const word = spanWith(line, "staff");
  if (word === undefined || lineHas(line, "question") || moneyIn(line).length > 0) return undefined;
  const end = line.spans.at(-1)?.to ?? word.to;
  const name = textOf(line.scene, word.to, end).replace(/^[\s:,]+|[\s.,!]+$/gu, "");
  const removes = /^(?:xoa|bo|duoi)/u.test(line.scene.tokens[word.from]?.bare ?? "");
  return { act: "staff", settings: { name: removes ? "remove" : "invite", value: name } };
};

/** "còn 5 thùng bia", "hết sữa": what is left, without money. */
const readStock: Reader = (line) => {
  const first = firstMeaning(line) ?? line.spans.find((span) => span.kind === "tags" && span.tags.has("joint"));
  const text = bareText(line);
  if (moneyIn(line).length > 0 || lineHas(line, "question", "sale", "debt", "buyerTakes", "expense", "not", "dayClose"))
    return undefined;
  const left = /^(?:con|ton|ton kho|trong kho con|kho con|trong kho)(?: lai| dung)? /u.exec(text);
  const out = /^(?:het|sap het|can het) /u.exec(text);
  const draft = draftOf(line);
  const items = draft.items
    .filter((item) => item.name !== "")
    .map((item) => ({
      name: item.name,
      quantity: item.quantity ?? 1,
      ...(item.unit === undefined ? {} : { unit: item.unit }),
    }));
  if (left !== null && draft.items.some((item) => item.quantity !== undefined))
    return items.length > 0
      ? { act: "stock", items, settings: { name: "stock", value: "count" } }
      : { act: "stock", settings: { name: "stock", value: "count" }, ask: [{ about: "item", choices: [] }] };
  if (out === null || first === undefined || countsIn(line).length > 0 || datesIn(line).length > 0) return undefined;
  const name = nameAfterOut(line);
  return name === "" || name.split(" ").length > 4
    ? undefined
    : { act: "stock", items: [{ name, quantity: 0 }], settings: { name: "stock", value: "out" } };
};

const nameAfterOut = (line: Line): string => {
  const names = line.spans.filter((span) => span.kind === "text" || span.kind === "menu");
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return "";
  const name = first.kind === "menu" ? first.item.name : textOf(line.scene, first.from, last.to);
  return /^(?:hơi|pin|giờ|sức|ngày|tiền|mạng|duyên|thuốc|cứu|hồn|ý|nói|việc)(?: |$)/u.test(name.toLowerCase())
    ? ""
    : name;
};

const readHelp: Reader = (line) => {
  const word = spanWith(line, "help");
  if (word === undefined || moneyIn(line).length > 0) return undefined;
  return word.to - word.from > 1 || firstMeaning(line) === word ? { act: "help" } : undefined;
};

/** What the shop wants of us beside entries, each in the order of how sure its words are. */
export const SHOP_ACT_READERS: Readonly<Record<string, Reader>> = {
  export: readExport,
  paymentRequest: readPaymentRequest,
  rival: readRival,
  menu: readMenuChange,
  price: readPrice,
  dayClose: readDayClose,
  promotion: readPromotion,
  location: readPlace,
  staff: readStaff,
  closedDays: readClosedDays,
  stock: readStock,
  help: readHelp,
};
