import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Where the outside world may be read: the composition root, the programs of the terminal, the house's tools, the tests.
const EDGES = ["main.ts", "cli/**/*.ts", ".ci/**/*.ts", "test/**/*.ts"];

const SIZE = { skipBlankLines: true, skipComments: true };

const environmentIsAnArgument = {
  "no-restricted-properties": [
    "error",
    {
      object: "process",
      property: "env",
      message: "The environment is parsed once, by config.ts; take the parsed value as an argument.",
    },
  ],
  "no-restricted-imports": [
    "error",
    {
      paths: [
        {
          name: "node:process",
          importNames: ["env"],
          message: "The environment is parsed once, by config.ts; take the parsed value as an argument.",
        },
      ],
    },
  ],
};

const AMBIENT = ["process", "setTimeout", "setInterval", "setImmediate", "crypto", "performance", "fetch", "console"];

// A reading must give the same answer on every run: a test, a replay and an audit depend on it.
const coreTakesTheWorldAsArguments = {
  "no-restricted-globals": [
    "error",
    ...AMBIENT.map((name) => ({ name, message: "core is pure: take this as an argument (see core/ports)." })),
  ],
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "core has no clock of its own: take the time as an argument." },
    { object: "Math", property: "random", message: "core has no chance of its own: take randomness as an argument." },
    ...AMBIENT.map((property) => ({
      object: "globalThis",
      property,
      message: "core is pure: take this as an argument (see core/ports).",
    })),
  ],
  "no-restricted-syntax": [
    "error",
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: "core has no clock of its own: take the time as an argument.",
    },
    {
      selector: "CallExpression[callee.name='Date']",
      message: "core has no clock of its own: take the time as an argument.",
    },
  ],
};

export default defineConfig(
  globalIgnores(["node_modules/", "dist/", "data/", "coverage/"]),
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-param-reassign": "error",
      "prefer-const": "error",
      "max-lines": ["error", { max: 250, ...SIZE }],
      "max-lines-per-function": ["error", { max: 50, ...SIZE }],
      complexity: ["error", { max: 14 }],
      "max-depth": ["error", 3],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Numbers are what this program is about: they go into texts unwrapped.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `onClose: () => server.close()` says what it does; braces around it would not say more.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `_name` marks what a shape asks for and this place does not need.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  { files: ["**/*.ts"], ignores: EDGES, rules: environmentIsAnArgument },
  { files: ["core/**/*.ts"], rules: coreTakesTheWorldAsArguments },
  { files: ["main.ts", "cli/**/*.ts", ".ci/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["database/entities/**/*.ts"],
    // TypeORM declares the options of an entity as a class and means a shape.
    rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
  },
  {
    // Vocabulary is data: a table is as long as what people say.
    files: ["core/language/words/*.ts"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 500, ...SIZE }],
      // A describe block is as long as its list of cases.
      "max-lines-per-function": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // expect.any(…) is of type any, and a stand-in may have nothing to wait for.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/require-await": "off",
      // Why a test was skipped has to be told where the test is.
      "no-console": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // The page runs as it is written, without a compiler: plain modules, checked for what needs no types.
    files: ["bot/browser/**/*.js"],
    extends: [tseslint.configs.base],
    languageOptions: { sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": "error",
      "no-implied-eval": "error",
      "no-eval": "error",
      "max-lines": ["error", { max: 250, ...SIZE }],
      "max-lines-per-function": ["error", { max: 50, ...SIZE }],
      complexity: ["error", { max: 14 }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "What a person wrote is never markup: use textContent." },
        { property: "outerHTML", message: "What a person wrote is never markup: use textContent." },
        { property: "insertAdjacentHTML", message: "What a person wrote is never markup: use textContent." },
      ],
    },
  },
);
