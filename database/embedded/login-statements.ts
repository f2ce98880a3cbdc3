import type { ServerSecrets } from "./server-secrets.ts";

const POWERLESS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION NOINHERIT";

/** Makes the two logins, or gives the ones that exist these passwords. One statement a line. */
export const loginStatements = (secrets: ServerSecrets): string[] => [
  ...(["sotiem_owner", "sotiem_app"] as const).flatMap((name) => [
    `DO $$ BEGIN CREATE ROLE ${name}; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`,
    `ALTER ROLE ${name} ${POWERLESS} PASSWORD '${secrets[name]}';`,
  ]),
  `ALTER ROLE postgres PASSWORD '${secrets.postgres}';`,
];
