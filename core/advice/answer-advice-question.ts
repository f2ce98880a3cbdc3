import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Advice } from "../insights/advice/advise.ts";
import { chooseAdvice, type PastTip } from "../insights/advice/choose-advice.ts";
import type { Recommendation } from "../insights/advice/recommendation.ts";
import type { QueryDetail } from "../language/act.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { adviseShop, type AdviceDeps } from "./advise-shop.ts";
import { keepTold } from "./keep-told.ts";
import { pastTips } from "./past-tips.ts";
import { rivalTold } from "./rival-told.ts";
import { isKindOf, tipsAbout } from "./tips-about.ts";

const MOST_TOLD = 3;

/** "có gợi ý gì không?", "bán kèm gì với cà phê?", "tăng giá phở được không?": asked, so also what was told before. */
export const answerAdviceQuestion =
  (deps: AdviceDeps) =>
  async ({ tx, writer, now }: Turn, { named = [], price }: QueryDetail): Promise<Outcome> => {
    const { shop } = writer;
    const today = businessDate(now, shop);
    const advice = await adviseShop(deps)(tx, shop, today);
    const goods = await goodsNamed(deps)(tx, shop, today, named);
    const past = await pastTips(deps)(tx, shop.tenantId, today);
    const found = goods.length === 0 ? generally(advice, past, today) : tipsAbout(advice.found, goods);
    const asked = price === true ? found.filter(({ kind }) => kind === "pricing") : found;
    const tips = await keepTold(deps)(tx, shop.tenantId, asked.slice(0, MOST_TOLD), today);
    const [about] = goods;
    const rival =
      about === undefined || tips.length > 0 ? undefined : await rivalTold(deps)(tx, shop.tenantId, today, about);
    return {
      kind: "advice_told",
      tips,
      ...(about !== undefined && { about }),
      ...(price && { price }),
      ...(rival && { rival }),
      ...(advice.need && { need: advice.need }),
    };
  };

/** Of the words of a question those that name something on the menu, or how it begins. */
const goodsNamed =
  ({ menu }: AdviceDeps) =>
  async (tx: Transaction, { tenantId }: Shop, today: string, words: readonly string[]): Promise<string[]> => {
    if (words.length === 0) return [];
    const items = (await menu.list(tx, tenantId, today)).map(({ name }) => name);
    return words.filter((word) => items.some((item) => isKindOf(item, word)));
  };

/** The best of all, without what was said not to suit. */
function generally({ found }: Advice, past: readonly PastTip[], today: string): Recommendation[] {
  const rejected = new Set(past.filter(({ answer }) => answer === "rejected").map(({ key }) => key));
  const { kept } = chooseAdvice(found, past, today);
  return kept.filter(({ key }) => !rejected.has(key));
}
