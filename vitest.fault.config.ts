import { defineConfig } from "vitest/config";

import { longestFaultMs } from "./test/support/fault/fault-size.ts";
import { usual } from "./vitest.config.ts";

/** `npm run test:fault`: programs and servers are killed and starved, for minutes, most of which is waiting. */
export default defineConfig({
  test: {
    ...usual,
    include: ["test/fault/**/*.fault.ts"],
    testTimeout: longestFaultMs,
  },
});
