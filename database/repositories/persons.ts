import type { Persons } from "../../core/ports/persons.ts";
import { managerOf } from "../transactions.ts";

export const createPersons = (): Persons => ({
  async join(tx, fromPersonId, intoPersonId) {
    for (const statement of JOIN) await managerOf(tx).query(statement, [fromPersonId, intoPersonId]);
  },
});

const JOIN = [
  `UPDATE chat_identity SET person_id = $2 WHERE person_id = $1`,
  // The mightier of two parts in one shop is the owner's; any other stays as it was.
  `INSERT INTO membership (tenant_id, person_id, role)
    SELECT tenant_id, $2, role FROM membership WHERE person_id = $1 AND status = 'active'
    ON CONFLICT (tenant_id, person_id) DO UPDATE SET status = 'active',
      role = CASE WHEN membership.status = 'removed' OR excluded.role = 'owner' THEN excluded.role ELSE membership.role END`,
  `UPDATE membership SET status = 'removed' WHERE person_id = $1 AND $2::uuid IS NOT NULL`,
  `UPDATE digest_schedule SET person_id = $2 WHERE person_id = $1`,
  `UPDATE login_session SET person_id = $2 WHERE person_id = $1`,
  `UPDATE login_link SET person_id = $2 WHERE person_id = $1`,
  `DELETE FROM person_phone WHERE person_id = $1 AND $2::uuid IS NOT NULL`,
  // Sessions of the first one open the second one's chat of the web from now on.
  `INSERT INTO chat_identity (channel, bot_id, user_id, person_id)
    SELECT 'browser', 'web', $2::text, $2::uuid WHERE $1::uuid IS NOT NULL ON CONFLICT DO NOTHING`,
  `UPDATE person SET joined_into = $2 WHERE id = $1`,
];
