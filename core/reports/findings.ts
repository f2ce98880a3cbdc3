import { moversOf } from "./compare-sales.ts";
import type { Finding, PartOfDay } from "./sales-report.ts";
import type { Snapshot } from "./snapshot.ts";

/** Less than this is the ups and downs of any day. */
const NOTABLE = 0.05;
const MOST_ITEMS = 2;

/** What differs from the usual, in the direction of the whole, the weightiest of each kind. */
export function findingsOf(now: Snapshot, usual: Snapshot, untilHour: number | undefined): readonly Finding[] {
  const still: Finding[] = untilHour === undefined ? [] : [{ kind: "still_running", untilHour }];
  const differenceVnd = now.figures.totalVnd - usual.figures.totalVnd;
  if (Math.abs(differenceVnd) < usual.figures.totalVnd * NOTABLE) return still;
  const sameWay = (finding: { readonly differenceVnd: number }): boolean =>
    Math.sign(finding.differenceVnd) === Math.sign(differenceVnd) &&
    Math.abs(finding.differenceVnd) >= Math.abs(differenceVnd) * 0.1;
  return [
    ...still,
    ...missingDays(now, usual),
    ...countAndSize(now, usual).filter(sameWay).sort(byWeight).slice(0, 1),
    ...itemFindings(now, usual).filter(sameWay).slice(0, MOST_ITEMS),
    ...partFindings(now, usual).filter(sameWay).sort(byWeight).slice(0, 1),
  ];
}

type Weighed = Extract<Finding, { readonly differenceVnd: number }>;

const byWeight = (a: Weighed, b: Weighed): number => Math.abs(b.differenceVnd) - Math.abs(a.differenceVnd);

function missingDays(now: Snapshot, usual: Snapshot): Finding[] {
  const usualDays = Math.round(usual.openDays);
  return now.openDays < usualDays ? [{ kind: "days_without_entries", days: now.openDays, usualDays }] : [];
}

/** How much of the difference comes from how many sales there were, and how much from what each brought. */
function countAndSize({ figures: now }: Snapshot, { figures: usual }: Snapshot): Weighed[] {
  if (now.entryCount === 0 || usual.entryCount === 0) return [];
  const [sizeVnd, usualSizeVnd] = [now.totalVnd / now.entryCount, usual.totalVnd / usual.entryCount];
  return [
    {
      kind: "sales_count",
      count: now.entryCount,
      usualCount: Math.round(usual.entryCount),
      differenceVnd: Math.round((now.entryCount - usual.entryCount) * usualSizeVnd),
    },
    {
      kind: "sale_size",
      sizeVnd: Math.round(sizeVnd),
      usualSizeVnd: Math.round(usualSizeVnd),
      differenceVnd: Math.round((sizeVnd - usualSizeVnd) * now.entryCount),
    },
  ];
}

const itemFindings = (now: Snapshot, usual: Snapshot): Weighed[] =>
  moversOf(now.items, usual.items).map(({ name, differenceVnd }) => ({
    kind: "item",
    name,
    differenceVnd: Math.round(differenceVnd),
  }));

const partFindings = (now: Snapshot, usual: Snapshot): Weighed[] =>
  (Object.keys(now.parts) as PartOfDay[]).map((part) => ({
    kind: "part_of_day",
    part,
    differenceVnd: Math.round(now.parts[part] - usual.parts[part]),
  }));
