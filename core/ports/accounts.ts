import type { ChatAddress, Sender } from "./inbound-event.ts";
import type { Transaction } from "./transaction.ts";

export type Language = "vi" | "en";
export type Role = "owner" | "manager" | "cashier" | "accountant";

/** What a shop lives by; the law's rates go by it. */
export const SHOP_KINDS = ["food", "goods", "services", "production", "other"] as const;
export type ShopKind = (typeof SHOP_KINDS)[number];

/** One place of a shop. */
export interface Place {
  readonly id: string;
  /** Absent for the first place until somebody names it. */
  readonly name?: string;
}

/** A shop as the conversation needs to know it. */
export interface Shop {
  readonly tenantId: string;
  /** Absent until the owner names it. */
  readonly name?: string;
  /** Absent until the owner tells. */
  readonly kind?: ShopKind;
  /** The open ones, oldest first; at least one. */
  readonly places: readonly [Place, ...Place[]];
  readonly closedPlaces: readonly Place[];
  /** `yyyy-MM-dd`. Its end changes nothing yet. */
  readonly trialEndsOn: string;
  readonly language: Language;
  /** IANA zone. */
  readonly timeZone: string;
  /** Minutes after midnight at which the business day ends. */
  readonly dayCutoffMinutes: number;
}

/** A chat of ours with the shop and place that are active in it. */
export interface Chat {
  readonly id: string;
  /** Nobody can be reached there; somebody who writes can be again. */
  readonly isGone?: true;
  /** The operator has closed it: nothing that is written there is read. Only the operator opens it again. */
  readonly isBlocked?: true;
  readonly activeTenantId?: string;
  readonly activeLocationId?: string;
}

export interface Person {
  readonly id: string;
  /** Absent until chosen; then it goes before the shop's. */
  readonly language?: Language;
  /** Never asked yet whether messages may be kept. */
  readonly isUnasked?: true;
}

export interface Membership {
  readonly role: Role;
  /** How many shops the person works in, this one included. */
  readonly shopCount: number;
}

/** What is known of who writes where, before the shop is. */
export interface Acquaintance {
  readonly chat?: Chat;
  readonly person?: Person;
  /** In the shop that is active in the chat. */
  readonly membership?: Membership;
  /** The one that is active in the chat, where the person has a part in it. */
  readonly shop?: Shop;
}

/** Who may write where. Chats, persons and memberships are found before the shop is known. */
export interface Accounts {
  /**
   * One look for the chat, the person, their part in the shop that is active there, and that shop. Where they have a part,
   * that tenant is entered.
   */
  admit(tx: Transaction, address: ChatAddress, sender: Sender): Promise<Acquaintance>;
  findChat(tx: Transaction, address: ChatAddress): Promise<Chat | undefined>;
  /** A blocked chat stays blocked, whatever the platform tells of it. */
  setChatState(tx: Transaction, chatId: string, state: "open" | "gone"): Promise<void>;
  /** The chat goes on under another id of the platform's. */
  moveChat(tx: Transaction, chatId: string, platformChatId: string): Promise<void>;
  addChat(tx: Transaction, id: string, address: ChatAddress): Promise<Chat>;
  findPerson(tx: Transaction, address: ChatAddress, sender: Sender): Promise<Person | undefined>;
  /** Safe against the same stranger writing through two chats at once: the first one's person is returned to both. */
  addPerson(tx: Transaction, id: string, address: ChatAddress, sender: Sender): Promise<Person>;
  languageOf(tx: Transaction, personId: string): Promise<Language | undefined>;
  chooseLanguage(tx: Transaction, personId: string, language: Language): Promise<void>;
  /** The person's part in a shop; undefined where there is none. */
  findMembership(tx: Transaction, tenantId: string, personId: string): Promise<Membership | undefined>;
  /** The shops a person works in, oldest first. */
  listTenants(tx: Transaction, personId: string): Promise<readonly string[]>;
  /** Adds the shop, its first place and its owner, and makes it active in the chat. The tenant must be entered. */
  openShop(tx: Transaction, opening: ShopOpening): Promise<void>;
  /** Makes a shop and place active in a chat. */
  activate(tx: Transaction, chatId: string, tenantId: string, locationId: string): Promise<void>;
  /** The entered tenant. */
  getShop(tx: Transaction, tenantId: string): Promise<Shop>;
  changeShop(tx: Transaction, tenantId: string, changes: ShopChanges): Promise<void>;
  /** The number of the shop's oldest owner, E.164, where it is known. */
  ownerPhone(tx: Transaction, tenantId: string): Promise<string | undefined>;
  addPlace(tx: Transaction, tenantId: string, place: Place): Promise<void>;
  changePlace(
    tx: Transaction,
    tenantId: string,
    placeId: string,
    changes: { readonly name?: string; readonly status?: "open" | "closed" },
  ): Promise<void>;
}

export type ShopChanges = Partial<Pick<Shop, "name" | "kind" | "timeZone" | "language" | "dayCutoffMinutes">> & {
  readonly status?: "open" | "closed";
};

export interface ShopOpening {
  readonly shop: Shop;
  readonly ownerId: string;
  readonly chatId: string;
}
