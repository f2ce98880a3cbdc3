import { createHash, randomInt } from "node:crypto";

import type { Invitation, Member, Staff } from "../../core/ports/staff.ts";
import { MembershipEntity, PersonNameEntity } from "../entities/account-entities.ts";
import {
  AuditEventEntity,
  InvitationEntity,
  type InvitationRow,
  MemberNameEntity,
} from "../entities/people-entities.ts";
import { managerOf } from "../transactions.ts";

export const createStaff = (): Staff => ({
  list,
  add,
  remove,
  changeRole,
  invite,
  findInvitation,
  useInvitation,
  note,
});

const list: Staff["list"] = async (tx, tenantId) => {
  const rows = await managerOf(tx).query<(Omit<Member, "name"> & { name: string | null })[]>(LIST, [tenantId]);
  return rows.map(({ name, ...member }) => ({ ...member, ...(name !== null && { name }) }));
};

const add: Staff["add"] = async (tx, tenantId, { personId, role, name }) => {
  const manager = managerOf(tx);
  await manager.upsert(MembershipEntity, { tenantId, personId, role, status: "active" }, ["tenantId", "personId"]);
  if (name === undefined) return;
  await manager.upsert(MemberNameEntity, { tenantId, personId, displayName: name }, ["tenantId", "personId"]);
};

const remove: Staff["remove"] = async (tx, tenantId, personId) => {
  await managerOf(tx).update(MembershipEntity, { tenantId, personId }, { status: "removed" });
};

const changeRole: Staff["changeRole"] = async (tx, tenantId, personId, role) => {
  await managerOf(tx).update(MembershipEntity, { tenantId, personId }, { role });
};

/** Without letters and digits that are taken for one another when read aloud or typed. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const HALF_LENGTH = 4;

const newCode = (): string => {
  const half = () => Array.from({ length: HALF_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${half()}-${half()}`;
};

/** 40 random bits that live two days: a plain hash keeps them from whoever reads the table. */
const hashOf = (code: string): Buffer =>
  createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/gu, ""))
    .digest();

const invite: Staff["invite"] = async (tx, { tenantId, role, called, invitedBy, goodForHours }) => {
  const code = newCode();
  await managerOf(tx).query(INVITE, [hashOf(code), tenantId, role, called ?? null, invitedBy, goodForHours]);
  return code;
};

const findInvitation: Staff["findInvitation"] = async (tx, by) => {
  const hash = "code" in by ? hashOf(by.code) : Buffer.from(by.key, "hex");
  const [row] = await managerOf(tx).query<[InvitationRow?]>(FIND_INVITATION, [hash]);
  return row && toInvitation(row);
};

const toInvitation = ({ codeHash, tenantId, role, called }: InvitationRow): Invitation => ({
  key: codeHash.toString("hex"),
  tenantId,
  role,
  ...(called && { called }),
});

const useInvitation: Staff["useInvitation"] = async (tx, key, personId) => {
  const [used] = await managerOf(tx).query<[unknown[], number]>(USE, [Buffer.from(key, "hex"), personId]);
  return used.length === 1;
};

const note: Staff["note"] = async (tx, tenantId, { what, personId, subjectId, role, chatId, at }) => {
  const whose = { tenantId, what, personId, subjectId: subjectId ?? null, role: role ?? null };
  await managerOf(tx).insert(AuditEventEntity, { ...whose, chatId, happenedAt: at });
};

const [MEMBERSHIP, MEMBER_NAME, PERSON_NAME, INVITATION] = [
  MembershipEntity,
  MemberNameEntity,
  PersonNameEntity,
  InvitationEntity,
].map(({ options }) => options.name) as [string, string, string, string];

const LIST = `
  SELECT member.person_id AS "personId", member.role, COALESCE(called.display_name, name.display_name) AS name
  FROM ${MEMBERSHIP} AS member
    LEFT JOIN ${MEMBER_NAME} AS called ON called.tenant_id = member.tenant_id AND called.person_id = member.person_id
    LEFT JOIN ${PERSON_NAME} AS name ON name.person_id = member.person_id
  WHERE member.tenant_id = $1 AND member.status = 'active' ORDER BY member.created_at, member.person_id`;

const INVITE = `
  INSERT INTO ${INVITATION} (code_hash, tenant_id, role, called, invited_by, expires_at)
  VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 hour')`;

const FIND_INVITATION = `
  SELECT code_hash AS "codeHash", tenant_id AS "tenantId", role, called FROM ${INVITATION}
  WHERE code_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()`;

// The name has done its work: it is with the shop's people now.
const USE = `
  UPDATE ${INVITATION} SET used_by = $2, used_at = clock_timestamp(), called = NULL
  WHERE code_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING code_hash`;
