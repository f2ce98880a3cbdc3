import type { Outcome } from "../core/conversation/outcome.ts";
import type { Role } from "../core/ports/accounts.ts";
import type { Member } from "../core/ports/staff.ts";
import { shopName } from "./present-accounts.ts";
import type { Speech } from "./speech.ts";

type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

export const memberName = ({ say }: Speech, { name }: Member): string => name ?? say("unnamed.staff");

export const roleName = ({ say }: Speech, role: Role): string => say(`role.${role}`);

/** A code to pass on, and how it is used. */
export const presentInvitation = (
  speech: Speech,
  { code, role, called, goodForHours, link }: OutcomeOf<"invitation_made">,
): string => {
  const { say } = speech;
  const who = [roleName(speech, role), ...(called === undefined ? [] : [called])].join(" ");
  return [
    say("staff.invited", { who, code, hours: goodForHours }),
    say("staff.howToJoin", { code }),
    ...(link === undefined ? [] : [say("staff.link", { link })]),
  ].join("\n");
};

export const presentStaff = (speech: Speech, { members }: OutcomeOf<"staff_listed">): string =>
  [
    speech.say("staff.head"),
    ...members.map((member) =>
      speech.say("staff.line", { name: memberName(speech, member), role: roleName(speech, member.role) }),
    ),
    speech.say("staff.hint"),
  ].join("\n");

export const presentMemberUnknown = (speech: Speech, { name, members }: OutcomeOf<"member_unknown">): string =>
  speech.say("staff.unknown", { name, names: members.map((member) => memberName(speech, member)).join(", ") });

export const presentJoined = (speech: Speech, { shop, role }: OutcomeOf<"joined">): string =>
  speech.say(`staff.joined.${role}`, { shop: shopName(speech, shop) });

export const presentAlreadyMember = (speech: Speech, { shop, role }: OutcomeOf<"already_member">): string =>
  speech.say("staff.already", { shop: shopName(speech, shop), role: roleName(speech, role) });

/** What is refused, and who may do it. */
export const presentNotPermitted = (speech: Speech, { permission, who }: OutcomeOf<"not_permitted">): string => {
  const { say } = speech;
  const names = who.map((role) => roleName(speech, role));
  const last = names.at(-1) ?? "";
  const all = names.length > 1 ? say("staff.and", { some: names.slice(0, -1).join(", "), last }) : last;
  return say("staff.notPermitted", { what: say(`permission.${permission}`), who: all });
};
