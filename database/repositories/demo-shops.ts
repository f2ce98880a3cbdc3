import type { DemoShops } from "../../core/ports/demo-shops.ts";
import { ChatIdentityEntity, MembershipEntity, TenantEntity } from "../entities/account-entities.ts";
import { managerOf } from "../transactions.ts";

export const createDemoShops = (): DemoShops => ({
  async nameShop(tx, tenantId, name) {
    await managerOf(tx).update(TenantEntity, { id: tenantId }, { name });
  },
  async addMember(tx, tenantId, personId, role) {
    await managerOf(tx).insert(MembershipEntity, { tenantId, personId, role });
  },
  async addIdentity(tx, { channel, botId }, userId, personId) {
    await managerOf(tx).insert(ChatIdentityEntity, { channel, botId, userId, personId });
  },
});
