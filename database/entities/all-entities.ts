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
} from "./book-entities.ts";
import { CustomerEntity, CustomerNameEntity, MenuItemEntity, PendingQuestionEntity } from "./shop-entities.ts";
import { DigestRunEntity, DigestScheduleEntity } from "./digest-entities.ts";
import { BotMonthEntity, InboundEventEntity, OutboxMessageEntity, SharedFileEntity } from "./way-entities.ts";

/** Every table as TypeORM knows it; a test holds the columns against the migrated database. */
export const ENTITIES: EntitySchema[] = [
  BotMonthEntity,
  ChatEntity,
  ChatIdentityEntity,
  CustomerEntity,
  CustomerNameEntity,
  DigestRunEntity,
  DigestScheduleEntity,
  EntryEntity,
  EntryVoidEntity,
  InboundEventEntity,
  ItemSalesDayEntity,
  LocationEntity,
  MembershipEntity,
  MenuItemEntity,
  OutboxMessageEntity,
  PendingQuestionEntity,
  PersonEntity,
  PersonNameEntity,
  PersonPhoneEntity,
  SaleEntity,
  SaleItemEntity,
  SalesDayEntity,
  SharedFileEntity,
  TenantEntity,
];
