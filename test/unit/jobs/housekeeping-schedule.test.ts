import { validate } from "node-cron";
import { expect, it } from "vitest";

import { HOUSEKEEPING_SCHEDULE } from "../../../jobs/housekeeping-jobs.ts";

it("gives every housekeeping job a time that the scheduler reads: the start of the program fails at one that it does not", () => {
  const unread = Object.entries(HOUSEKEEPING_SCHEDULE).filter(([, time]) => !validate(time));
  expect(unread).toEqual([]);
});
