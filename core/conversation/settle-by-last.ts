import type { Act } from "../language/act.ts";
import type { Entry } from "../ports/entry.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Turn } from "./turn.ts";

/**
 * Fills in what only the book knows: "hôm qua cũng vậy" is this writer's last entry in this chat once more, "thêm 500k
 * nữa" is of the same kind as it. Where the book has nothing that fits, the act keeps its question.
 */
export const settleByLast =
  ({ book }: Pick<ConversationDeps, "book">) =>
  async ({ tx, writer }: Turn, acts: readonly Act[]): Promise<readonly Act[]> => {
    if (!acts.some(leansOnLast)) return acts;
    const last = await book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
    return last === undefined ? acts : acts.map((act) => (leansOnLast(act) ? settled(act, last) : act));
  };

const leansOnLast = ({ settings, ask }: Act): boolean => settings?.name === "repeat" && ask !== undefined;

const settled = (act: Act, last: Entry): Act => WAYS[act.settings?.value ?? ""]?.(act, last) ?? act;

/** How each word that leans on the last entry is filled in from it; undefined where the entry does not fit. */
const WAYS: Readonly<Record<string, (act: Act, last: Entry) => Act | undefined>> = {
  last: ({ date }, last) => onceMore(last, date),
  more: (act, last) => ofSameKind(act, last),
  pieces: (act, last) => morePieces(act, last),
};

/** "thêm 1 lon nữa": of the one line of the last sale that is counted so, at its price. */
const morePieces = ({ items = [], settings: _leans, ask: _asked, ...act }: Act, last: Entry): Act | undefined => {
  const [piece] = items;
  if (last.kind !== "sale" || piece === undefined) return undefined;
  const counted = last.items.filter(({ unit }) => unit === piece.unit);
  const [line, other] = counted.length === 0 ? last.items : counted;
  if (line === undefined || other !== undefined) return undefined;
  const unitPriceVnd = line.unitPriceVnd ?? line.totalVnd / line.quantity;
  const totalVnd = unitPriceVnd * piece.quantity;
  if (!Number.isSafeInteger(totalVnd)) return undefined;
  return { ...act, totalVnd, items: [{ ...piece, name: line.name, unitPriceVnd, totalVnd }] };
};

/** A sale or an expense as it was, on another day; the rest of a day's total is nothing to repeat. */
const onceMore = (last: Entry, date: string | undefined): Act | undefined => {
  const day = date === undefined ? {} : { date };
  if (last.kind === "expense") return { act: "expense", totalVnd: last.totalVnd, category: last.category, ...day };
  if (last.kind !== "sale" || last.scope === "day_rest") return undefined;
  const items = last.items.map(({ name, quantity, unit, unitPriceVnd, totalVnd }) => ({
    name,
    quantity,
    totalVnd,
    ...(unit !== undefined && { unit }),
    ...(unitPriceVnd !== undefined && { unitPriceVnd }),
  }));
  return { act: "sale", totalVnd: last.totalVnd, ...day, ...(items.length > 0 && { items }) };
};

const ofSameKind = (act: Act, last: Entry): Act | undefined =>
  act.ask?.[0]?.choices.find((choice) => choice.act.act === last.kind)?.act;
