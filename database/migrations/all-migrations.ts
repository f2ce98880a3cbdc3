import { Book1764000000001 } from "./1764000000001-book.ts";
import { Delivery1764100000000 } from "./1764100000000-delivery.ts";
import { Digest1764200000000 } from "./1764200000000-digest.ts";
import { Operator1764300000000 } from "./1764300000000-operator.ts";
import { Retention1764500000000 } from "./1764500000000-retention.ts";
import { MoneyBook1765000000000 } from "./1765000000000-money-book.ts";
import { ShopKnowledge1765000000001 } from "./1765000000001-shop-knowledge.ts";
import { SalesSlices1765510000000 } from "./1765510000000-sales-slices.ts";
import { SharedFile1765500000000 } from "./1765500000000-shared-file.ts";
import { InboundRetention1768400000000 } from "./1768400000000-inbound-retention.ts";
import { People1768300000000 } from "./1768300000000-people.ts";
import { Payables1768500000000 } from "./1768500000000-payables.ts";
import { Privacy1768600000000 } from "./1768600000000-privacy.ts";
import { CustomerSales1768700000000 } from "./1768700000000-customer-sales.ts";
import { TakenTip1768800000000 } from "./1768800000000-taken-tip.ts";
import { DigestWishes1768800000001 } from "./1768800000001-digest-wishes.ts";
import { Tip1767000000000 } from "./1767000000000-tip.ts";
import { Forecast1768100000000 } from "./1768100000000-forecast.ts";
import { Login1768200000000 } from "./1768200000000-login.ts";
import { Night1768000000000 } from "./1768000000000-night.ts";
import { WayOfAMessage1764000000000 } from "./1764000000000-way-of-a-message.ts";

/** All migrations, oldest first. A new one is a new file and a line here; one that has landed is never edited. */
export const MIGRATIONS = [
  WayOfAMessage1764000000000,
  Book1764000000001,
  Delivery1764100000000,
  Digest1764200000000,
  Operator1764300000000,
  Retention1764500000000,
  MoneyBook1765000000000,
  ShopKnowledge1765000000001,
  SharedFile1765500000000,
  SalesSlices1765510000000,
  Tip1767000000000,
  Night1768000000000,
  Forecast1768100000000,
  Login1768200000000,
  People1768300000000,
  InboundRetention1768400000000,
  Payables1768500000000,
  Privacy1768600000000,
  CustomerSales1768700000000,
  TakenTip1768800000000,
  DigestWishes1768800000001,
];
