import type { Act } from "../../act.ts";
import { isoDate } from "../../dates/civil-day.ts";
import type { SpanOf } from "../../span.ts";
import { countsIn, lineHas, moneyIn } from "../line.ts";
import type { Line } from "../line.ts";
import type { ShopActReader } from "../shop/shop-act-reader.ts";
import { lineWords } from "./line-words.ts";

const REMIND = ["nhac no", "nhan nhac no", "soan tin nhac no", "tin nhac no", "doi no", "nhac"];
const PAYS_ALL = [
  "tra het no",
  "tra xong no",
  "tra du no",
  "thanh toan het no",
  "tra het",
  "tra xong",
  "het no",
  "thanh toan het",
  "tra du",
  "tra roi",
  "tra du roi",
  "gui du",
];

/** Words without which a line is none of these; most lines are told by this look alone. */
const WISH =
  /(?:^| )(?:nhac|nhan|bao|noi|soan|doi no|thu no|tra no|tra tien no|gui no|het|xong|tra du|tra roi|gui du)(?: |$)/u;

const personIn = (line: Line): SpanOf<"person"> | undefined =>
  line.spans.findLast((span): span is SpanOf<"person"> => span.kind === "person");

/** "thu nợ chị Hoa", "chị Hoa trả nợ": how much is not told. */
const PAYS_SOME = /^(?:(?:thu|doi) (?:tien )?no (?:cua )?.+|.+ (?:tra|gui) (?:tien )?no)(?: roi| nha| nhe| a| em)*$/u;

/** "nhắn cô Ba trả nợ giùm". */
const asksToTell = (line: Line): boolean =>
  /^(?:nhan|bao|noi) (?:voi |cho |tin )?.+ tra (?:no|tien)(?: |$)/u.test(line.bare);

const today = ({ scene }: Line): Pick<Act, "date" | "implied"> => ({
  date: isoDate(scene.clock.businessDay),
  implied: ["date"],
});

const paysSome = (line: Line, customer: string): Act | undefined =>
  PAYS_SOME.test(line.bare) && !lineHas(line, "question", "not", "plan")
    ? { act: "debt_payment", customer, ...today(line), ask: [{ about: "amount", choices: [] }] }
    : undefined;

/** "nhắc nợ chị Lan": a text to forward; "chị Lan trả hết nợ", "trả hết nợ chị Tư": whatever is owed, by them or by us. */
export const readDebtWish: ShopActReader = (line) => {
  if (!WISH.test(line.bare)) return undefined;
  const person = personIn(line);
  if (person === undefined || moneyIn(line).length > 0 || countsIn(line).length > 0) return undefined;
  const words = lineWords(line);
  if (words.find(REMIND)?.at === 0 || asksToTell(line)) {
    return { act: "query", customer: person.name, query: { about: "debts", by: "reminder" } };
  }
  const paid = words.find(PAYS_ALL);
  if (paid === undefined) return paysSome(line, person.name);
  const opens = paid.at === 0;
  if (!opens && paid.after < words.bare.length - 1) return undefined;
  return {
    act: "debt_payment",
    customer: person.name,
    ...today(line),
    settings: { name: "debt_payment", value: opens ? "all_either" : "all" },
  };
};
