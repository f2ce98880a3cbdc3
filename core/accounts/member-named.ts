import { searchKey } from "../language/search-key.ts";
import type { Member } from "../ports/staff.ts";

const TITLE = /^(?:anh|chi|co|chu|bac|em|cau|ong|ba|di) /u;

/** Those who are called so: "chị Lan" is Lan, and Lan may be entered as "Nguyễn Thị Lan". */
export const membersNamed = (members: readonly Member[], said: string): readonly Member[] => {
  const key = searchKey(said).replace(TITLE, "");
  if (key === "") return [];
  const called = (name: string | undefined): string => searchKey(name ?? "").replace(TITLE, "");
  const exact = members.filter(({ name }) => called(name) === key);
  return exact.length > 0 ? exact : members.filter(({ name }) => called(name).endsWith(` ${key}`));
};
