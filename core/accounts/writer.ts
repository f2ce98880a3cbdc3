import type { Language, Role, Shop } from "../ports/accounts.ts";

/** Who writes, for which shop and place, in which role. */
export interface Writer {
  readonly personId: string;
  /** Our id of the chat. */
  readonly chatId: string;
  readonly shop: Shop;
  readonly locationId: string;
  readonly role: Role;
  readonly language: Language;
  /** True when the person works in more than one shop: replies then name the shop. */
  readonly hasSeveralShops: boolean;
  /** Never asked yet whether messages may be kept. */
  readonly isUnasked?: true;
  /** Known only where there are several shops and this one has no name: it is then called by its owner's number. */
  readonly ownerPhone?: string;
}
