import type { EntitySchema } from "typeorm";

import {
  ChatEntity,
  ChatIdentityEntity,
  LocationEntity,
  MembershipEntity,
  PersonEntity,
  PersonNameEntity,
  PersonPhoneEntity,
  TenantEntity,
} from "./account-entities.ts";
import {
  EntryEntity,
  EntryVoidEntity,
  ItemSalesDayEntity,
  SaleEntity,
  SaleItemEntity,
  SalesDayEntity,
  SalesSliceDayEntity,
} from "./book-entities.ts";
import { CustomerEntity, CustomerNameEntity, MenuItemEntity, PendingQuestionEntity } from "./shop-entities.ts";
import { DigestRunEntity, DigestScheduleEntity } from "./digest-entities.ts";
import {
  ClosedDayEntity,
  CompetitorPriceEntity,
  DayCloseEntity,
  ItemPriceEntity,
  MenuChangeEntity,
  PromotionEntity,
  StockLineEntity,
} from "./knowledge-entities.ts";
import {
  CustomerBalanceEntity,
  DebtPaymentEntity,
  ExpenseEntity,
  PurchaseEntity,
  PurchaseItemEntity,
  RecurringExpenseEntity,
  RefundEntity,
  RefundItemEntity,
  SpendingDayEntity,
} from "./money-entities.ts";
import {
  AuditEventEntity,
  ConsentEntity,
  ErasureEntity,
  InvitationEntity,
  MemberNameEntity,
} from "./people-entities.ts";
import { TipEntity } from "./tip-entity.ts";
import { BotMonthEntity, InboundEventEntity, OutboxMessageEntity, SharedFileEntity } from "./way-entities.ts";

/** Every table as TypeORM knows it; a test holds the columns against the migrated database. */
export const ENTITIES: EntitySchema[] = [
  AuditEventEntity,
  BotMonthEntity,
  ChatEntity,
  ChatIdentityEntity,
  ClosedDayEntity,
  CompetitorPriceEntity,
  ConsentEntity,
  CustomerBalanceEntity,
  CustomerEntity,
  CustomerNameEntity,
  DayCloseEntity,
  DebtPaymentEntity,
  DigestRunEntity,
  DigestScheduleEntity,
  EntryEntity,
  EntryVoidEntity,
  ErasureEntity,
  ExpenseEntity,
  InboundEventEntity,
  InvitationEntity,
  ItemPriceEntity,
  ItemSalesDayEntity,
  LocationEntity,
  MemberNameEntity,
  MembershipEntity,
  MenuChangeEntity,
  MenuItemEntity,
  OutboxMessageEntity,
  PendingQuestionEntity,
  PersonEntity,
  PersonNameEntity,
  PersonPhoneEntity,
  PromotionEntity,
  PurchaseEntity,
  PurchaseItemEntity,
  RecurringExpenseEntity,
  RefundEntity,
  RefundItemEntity,
  SaleEntity,
  SaleItemEntity,
  SalesDayEntity,
  SalesSliceDayEntity,
  SharedFileEntity,
  SpendingDayEntity,
  StockLineEntity,
  TenantEntity,
  TipEntity,
];
