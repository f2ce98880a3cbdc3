import type { ServerSecrets } from "./server-secrets.ts";

const POWERLESS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION";

/** Makes the two logins, or gives the ones that exist these passwords. One statement a line. */
export const loginStatements = (secrets: ServerSecrets): string[] => [
  ...makeLogin("sotiem_owner", `${POWERLESS} INHERIT`, secrets),
  ...makeLogin("sotiem_app", `${POWERLESS} NOINHERIT`, secrets),
  `ALTER ROLE postgres PASSWORD '${secrets.postgres}';`,
];

const makeLogin = (name: "sotiem_owner" | "sotiem_app", attributes: string, secrets: ServerSecrets): string[] => [
  `DO $$ BEGIN IF to_regrole('${name}') IS NULL THEN CREATE ROLE ${name}; END IF; END $$;`,
  `ALTER ROLE ${name} ${attributes} PASSWORD '${secrets[name]}';`,
];
