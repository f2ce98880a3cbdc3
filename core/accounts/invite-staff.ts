import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Role } from "../ports/accounts.ts";
import type { Staff } from "../ports/staff.ts";

/** Long enough to reach somebody who works tomorrow. */
const GOOD_FOR_HOURS = 48;

interface Deps {
  readonly staff: Staff;
  /** A link that opens our Telegram bot with the parameter; absent where there is no such bot, or its name is not known yet. */
  readonly startLink?: (parameter: string) => string | undefined;
}

/** Gives a code by which one person may join the shop in a role. */
export const inviteStaff =
  ({ staff, startLink }: Deps) =>
  async ({ tx, writer, now }: Turn, role: Role, name: string): Promise<Outcome> => {
    const { personId, chatId, shop } = writer;
    const { tenantId } = shop;
    const called = name === "" ? {} : { called: name };
    const code = await staff.invite(tx, {
      tenantId,
      role,
      invitedBy: personId,
      goodForHours: GOOD_FOR_HOURS,
      ...called,
    });
    await staff.note(tx, tenantId, { what: "invited", personId, role, chatId, at: now });
    const link = startLink?.(`inv_${code.replace("-", "")}`);
    return {
      kind: "invitation_made",
      code,
      role,
      goodForHours: GOOD_FOR_HOURS,
      ...called,
      ...(link !== undefined && { link }),
    };
  };
