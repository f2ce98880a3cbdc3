import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Role } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { Member, Staff } from "../ports/staff.ts";
import { membersNamed } from "./member-named.ts";
import { may } from "./permissions.ts";
import { stopMorningMessages } from "./stop-morning-messages.ts";

interface Deps {
  readonly digests: Digests;
  readonly staff: Staff;
}

type Change = (turn: Turn, member: Member) => Promise<Outcome>;

/** Finds the one person that is meant, and sees to it that the shop keeps an owner. */
const withMember =
  ({ staff }: Deps) =>
  async (turn: Turn, name: string, change: Change, takesOwnership: boolean): Promise<Outcome> => {
    const members = await staff.list(turn.tx, turn.writer.shop.tenantId);
    const [member, ...others] = membersNamed(members, name);
    if (member === undefined || others.length > 0) return { kind: "member_unknown", name, members };
    const owners = members.filter(({ role }) => role === "owner");
    if (takesOwnership && member.role === "owner" && owners.length === 1) return { kind: "last_owner" };
    return change(turn, member);
  };

/** "xoá nhân viên Lan": from now on she neither writes nor reads here. What she entered stays, with her name. */
export const removeStaff =
  (deps: Deps) =>
  (turn: Turn, name: string): Promise<Outcome> =>
    withMember(deps)(turn, name, (_, member) => endMembership(deps)(turn, member, "removed"), true);

export const endMembership =
  (deps: Deps) =>
  async ({ tx, writer, now }: Turn, member: Member, what: "removed" | "left"): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    await deps.staff.remove(tx, tenantId, member.personId);
    await stopMorningMessages(deps)(tx, tenantId, member.personId);
    const { personId, chatId } = writer;
    await deps.staff.note(tx, tenantId, {
      what,
      personId,
      subjectId: member.personId,
      role: member.role,
      chatId,
      at: now,
    });
    return what === "left" ? { kind: "shop_left", shop: writer.shop } : { kind: "member_removed", member };
  };

/** "cho Lan làm quản lý". */
export const changeRole =
  (deps: Deps) =>
  (turn: Turn, name: string, role: Role): Promise<Outcome> =>
    withMember(deps)(turn, name, (_, member) => setRole(deps)(turn, member, role), role !== "owner");

const setRole =
  (deps: Deps) =>
  async ({ tx, writer, now }: Turn, member: Member, role: Role): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    const { personId, chatId } = writer;
    await deps.staff.changeRole(tx, tenantId, member.personId, role);
    if (!may(role, "morningMessage")) await stopMorningMessages(deps)(tx, tenantId, member.personId);
    await deps.staff.note(tx, tenantId, {
      what: "role_changed",
      personId,
      subjectId: member.personId,
      role,
      chatId,
      at: now,
    });
    return { kind: "role_changed", member: { ...member, role } };
  };

/** The writer leaves. The last owner cannot: somebody must be able to ask for what the book holds. */
export const leaveShop =
  (deps: Deps) =>
  async (turn: Turn): Promise<Outcome> => {
    const members = await deps.staff.list(turn.tx, turn.writer.shop.tenantId);
    const me = members.find(({ personId }) => personId === turn.writer.personId);
    const owners = members.filter(({ role }) => role === "owner");
    if (me === undefined || (me.role === "owner" && owners.length === 1)) return { kind: "last_owner" };
    return endMembership(deps)(turn, me, "left");
  };
