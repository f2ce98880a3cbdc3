import type { Act, ActName, Payment } from "../act.ts";
import { labelVnd } from "../label-vnd.ts";
import type { Scene } from "../scene.ts";
import type { Decision } from "./decision.ts";
import type { Amount, Draft } from "./draft.ts";
import type { Build, Entry } from "./entry-frame.ts";
import { ask } from "./entry-frame.ts";
import { itemsEntry } from "./items-entry.ts";
import { lumpEntry } from "./lump-entry.ts";

const ACT_LABELS: Partial<Record<ActName, string>> = {
  sale: "bán",
  expense: "chi",
  purchase: "nhập hàng",
  debt: "khách nợ",
  debt_payment: "khách trả nợ",
  refund: "hoàn cho khách",
};

/** Between the two sides of a debt the words have to say whose it is. */
const OF_DEBT: Partial<Record<ActName, string>> = { debt: "khách nợ", purchase: "mình nợ" };

const labelOf = (act: ActName, oneOf: readonly ActName[]): string =>
  (oneOf.includes("debt") ? OF_DEBT[act] : undefined) ?? ACT_LABELS[act] ?? act;

const oneEntry = (act: ActName, draft: Draft, lump: Amount | undefined, entry: Entry): Act =>
  draft.items.length > 0 ? itemsEntry(act, entry) : lumpEntry(act, lump ?? draft.total, entry);

const asEntry = (draft: Draft, scene: Scene, decision: NonNullable<Decision>, lump: Amount | undefined): Act => {
  const build: Build = (answers) => {
    const entry: Entry = { draft, scene, decision, answers, build };
    if ("act" in decision) return oneEntry(decision.act, draft, lump, entry);
    if (answers.act !== undefined) return oneEntry(answers.act, draft, lump, entry);
    const [first] = decision.oneOf;
    const base =
      first === undefined ? undefined : oneEntry(first, draft, lump, { ...entry, answers: { ...answers, act: first } });
    const { totalVnd: _total, ask: _ask, items: _items, ...rest } = base ?? { act: "sale" as const };
    const amount = lump ?? draft.total;
    const choices = decision.oneOf.map((act) => ({
      label: [labelOf(act, decision.oneOf), amount === undefined || amount.vnd <= 0 ? "" : labelVnd(amount.vnd)]
        .join(" ")
        .trim(),
      answers: { ...answers, act },
    }));
    return { ...rest, ...ask("act", choices, build) };
  };
  return build({});
};

const MANY_PIECES = 1_000;
const MAX_LUMPS = 40;

/** Sums beside priced goods, and bare numbers among sums, were not understood: then nothing is entered unasked. */
const guarded = (draft: Draft): Draft => {
  const mixed = draft.items.length > 0 && draft.lumps.length > 0;
  const bare =
    draft.lumps.length > 1 && draft.lumps.some((lump) => lump.implied) && !draft.lumps.every((lump) => lump.implied);
  // "sim 4 số cuối 5678 giá 300k": so many pieces without a unit are a number of something else.
  const many = draft.items.some(
    (item) => item.unit === undefined && item.menu === undefined && (item.quantity ?? 1) >= MANY_PIECES,
  );
  return mixed || bare || many ? { ...draft, loose: true } : draft;
};

/** "tiền mặt 1tr5, ck 2tr": each sum has the payment said with it; where they cannot be matched none is believed. */
const paymentAt = (draft: Draft, at: number): { readonly payment?: Payment | undefined } => {
  const said = draft.payments;
  if (new Set(said).size < 2) return {};
  const payment = said.length === draft.lumps.length ? said[at] : undefined;
  return { payment };
};

/** The acts of one clause: one with items, or one for each lump sum. */
export const buildEntries = (read: Draft, scene: Scene, decision: NonNullable<Decision>): Act[] => {
  const draft = guarded(read);
  if (draft.items.length > 0 || draft.lumps.length === 0) return [asEntry(draft, scene, decision, draft.total)];
  // Nobody writes so many sums in one breath; each would be weighed against the whole line.
  if (draft.lumps.length > MAX_LUMPS) return [];
  return draft.lumps.map((lump, at) =>
    asEntry({ ...draft, ...paymentAt(draft, at), lumps: [lump] }, scene, decision, lump),
  );
};
