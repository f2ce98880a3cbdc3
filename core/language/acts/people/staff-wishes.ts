import type { Act } from "../../act.ts";
import { wishes } from "./wish.ts";

const STAFF = "nhan vien|nguoi ban|thu ngan|quan ly|ke toan";
const ROLE = `${STAFF}|dong chu|chu quan`;
const ANYBODY = "nguoi dung|nguoi|vo|chong|con|em|staff|cashier|manager|accountant";

const ROLES: readonly (readonly [pattern: RegExp, role: string])[] = [
  [/qu[aả]n l[yý]|manager/iu, "manager"],
  [/k[eế] to[aá]n|accountant/iu, "accountant"],
  [/ch[uủ]/iu, "owner"],
  [/nh[aâ]n vi[eê]n|thu ng[aâ]n|ng[uư][oờ]i b[aá]n|cashier|staff/iu, "cashier"],
];

/** `category` carries the role, where it was said. */
const staff = (name: string, value: string, role = ""): Act => {
  const found = ROLES.find(([pattern]) => pattern.test(role));
  return { act: "staff", settings: { name, value }, ...(found && { category: found[1] }) };
};

/** The code of an invitation, as it was given or read aloud; a part of it may look like an amount. */
export const JOIN_WISHES = wishes(
  [/^(?:ma moi|nhap ma moi|join)(?: la|:)* ([a-z\d][a-z\d -]*)$/du, (named) => staff("join", named(1))],
  [
    /^(?:vao quan|vao shop)(?: la|:)* (?=(?:[ -]*[a-z\d]){8}[ -]*$)([a-z\d][a-z\d -]*)$/du,
    (named) => staff("join", named(1)),
  ],
);

/** Who works in the shop and in which role. */
export const STAFF_WISHES = wishes(
  [
    new RegExp(
      `^(?:xem |danh sach |liet ke |cac |list )+(?:nhan vien|nguoi lam|staff)(?: cua .+| trong .+)?[ ?.]*$`,
      "du",
    ),
    () => staff("list", ""),
  ],
  [
    /^(?:nhung )?ai (?:dang )?(?:lam|ban|o|co)(?: viec)? (?:o|trong|cho)?(?: )?(?:quan|tiem|shop|cua hang)(?: nay)?[ ?.]*$/du,
    () => staff("list", ""),
  ],
  [
    new RegExp(`^(?:moi|them|cho them|moi them|invite|add)(?: mot| 1)? (${ROLE})(?: moi)?(?: ten| la|:)*( .+)?$`, "du"),
    (named) => staff("invite", named(2), named(1)),
  ],
  [
    new RegExp(`^(?:moi|them|cho them|moi them|invite|add)(?: a)? (${ANYBODY})(?: moi)?(?: ten| la|:)*( .+)?$`, "du"),
    (named) => staff("invite", named(2), named(1)),
  ],
  [
    new RegExp(`^(?:xoa|bo|duoi|sa thai|remove)(?: ten)? (?:${STAFF}|staff|cashier) (.+)$`, "du"),
    (named) => staff("remove", named(1)),
  ],
  [
    new RegExp(`^cho (?:${STAFF}) (.+?) (?:nghi viec|nghi han|nghi lam|thoi viec)$`, "du"),
    (named) => staff("remove", named(1)),
  ],
  [
    new RegExp(
      `^(?:cho|doi|dua|chuyen|len chuc)(?: nhan vien)? (.+?) (?:lam|len|thanh|xuong|sang)(?: lam)? (${ROLE})$`,
      "du",
    ),
    (named) => staff("role", named(1), named(2)),
  ],
  [
    /^(?:(?:toi|minh|em) )?(?:nghi lam|roi|thoi lam)(?: o)? (?:quan|tiem|shop|cua hang)(?: nay)?$/du,
    () => staff("leave", ""),
  ],
);
