import { configDefaults, defineConfig } from "vitest/config";

export const usual = {
  globalSetup: "test/support/postgres/global-setup.ts",
  // Tests start servers and send signals: threads of one process could not be told apart.
  pool: "forks",
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 120_000,
} as const;

/** Tests that leave their process as they found it share one: to load the program anew for each file took a sixth of the time. */
const TIDY = ["unit", "property", "corpus", "contract", "scenario", "simulation"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { ...usual, name: "together", include: TIDY, isolate: false } },
      {
        test: {
          ...usual,
          name: "apart",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...TIDY],
        },
      },
    ],
  },
});
