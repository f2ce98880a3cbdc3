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

const settled = (act: Act, last: Entry): Act =>
  act.settings?.value === "last" ? (onceMore(last, act.date) ?? act) : (ofSameKind(act, last) ?? act);

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
