import { searchKey } from "../language/search-key.ts";
import type { ShopKind } from "../ports/accounts.ts";

const WORDS: readonly (readonly [pattern: RegExp, kind: ShopKind])[] = [
  [/an uong|do an|quan an|ca phe|cafe|coffee|pho|bun|com|tra sua|nuoc|nhau|nha hang|food|drink|eatery/u, "food"],
  [/tap hoa|ban hang|hang hoa|thoi trang|quan ao|my pham|buon|ban le|tien loi|goods|retail|grocery/u, "goods"],
  [/dich vu|sua xe|cat toc|toc|nail|spa|giat|sua chua|tiem rua|karaoke|service/u, "services"],
  [/san xuat|gia cong|che bien|van tai|xay dung|production|transport/u, "production"],
  [/khac|other/u, "other"],
];

/** The kind of business that the words mean; undefined where they mean none or could mean several. */
export function shopKindNamed(words: string): ShopKind | undefined {
  const key = searchKey(words);
  const kinds = WORDS.filter(([pattern]) => pattern.test(key)).map(([, kind]) => kind);
  return kinds.length === 1 ? kinds[0] : undefined;
}
