import type { Line } from "./line.ts";

const ACCOUNT = /(?:^| )(?:tk|tai khoan|stk|acct|account)(?: |$)/u;
const BALANCE = /(?:^| )(?:sd|so du|sodu|balance|sdkd)(?: |$)/u;

/** A bank's message that was passed on: its sums are an account's, and its balance is no sale. */
export const isBankNotice = (line: Line): boolean => {
  const text = line.bare;
  return ACCOUNT.test(text) && BALANCE.test(text);
};
