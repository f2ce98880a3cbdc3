import { acceptInvitation, openInvitation } from "../accounts/accept-invitation.ts";
import { changeRole, leaveShop, removeStaff } from "../accounts/change-staff.ts";
import { inviteStaff } from "../accounts/invite-staff.ts";
import { takeLimits } from "../login/take-limits.ts";
import type { Act } from "../language/act.ts";
import type { Role } from "../ports/accounts.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** In the order in which they are offered. */
export const STAFF_ROLES = ["cashier", "manager", "accountant"] as const satisfies readonly Role[];
const ROLES: readonly Role[] = [...STAFF_ROLES, "owner"];

const roleOf = ({ category }: Act): Role | undefined => ROLES.find((role) => role === category);

type Wish = (deps: ConversationDeps) => (turn: Turn, name: string, act: Act) => Promise<Performance>;

const invite: Wish = (deps) => async (turn, name, act) => {
  const role = roleOf(act);
  if (role !== undefined) return done(await inviteStaff(deps)(turn, role, name));
  const choices = STAFF_ROLES.map((one) => ({ act: { ...act, category: one } }));
  return { kind: "doubt", question: { about: "staff_role", act, choices: [...choices, {}] } };
};

/** A code is typed; its key is what the question keeps, since nobody can type one. */
const KEY = "#";

const join: Wish = (deps) => async (turn, code) => {
  if (code.startsWith(KEY)) return done(await acceptInvitation(deps)(turn, code.slice(KEY.length)));
  // A code has 40 bits; whoever tries one after the other is held up long before that matters.
  const { writer, tx } = turn;
  const waitMs = await takeLimits(deps.loginLimits)(tx, [
    ["invitation", writer.chatId],
    ["invitation", writer.personId],
  ]);
  if (waitMs !== undefined) return done({ kind: "invitations_limited", waitMs });
  const opened = await openInvitation(deps)(turn, { code });
  if (opened.kind !== "opened") return done(opened);
  const { shop, invitation } = opened;
  const act: Act = { act: "staff", settings: { name: "join", value: KEY + invitation.key }, category: invitation.role };
  const shopName = shop.name === undefined ? {} : { shopName: shop.name };
  return { kind: "doubt", question: { about: "confirm_join", act, choices: [{ act }, {}], ...shopName } };
};

/** What can be wished of the people of a shop, by the words of the reader of language. */
const WISHES: Readonly<Record<string, Wish>> = {
  invite,
  join,
  remove: (deps) => async (turn, name) => done(await removeStaff(deps)(turn, name)),
  role: (deps) => async (turn, name, act) => done(await changeRole(deps)(turn, name, roleOf(act) ?? "cashier")),
  leave: (deps) => async (turn) => done(await leaveShop(deps)(turn)),
  list: (deps) => async (turn) =>
    done({ kind: "staff_listed", members: await deps.staff.list(turn.tx, turn.writer.shop.tenantId) }),
};

/** Who works in the shop: invites, joins, removes, changes roles. */
export const performStaff: PerformAct = (deps) => async (turn, act) => {
  const { name = "", value = "" } = act.settings ?? {};
  const wish = WISHES[name];
  return wish === undefined ? done({ kind: "not_yet_possible", act: "staff" }) : wish(deps)(turn, value, act);
};
