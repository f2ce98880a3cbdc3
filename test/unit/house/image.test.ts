import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

/** The lines of the last stage, which is what runs. */
const stage =
  read("Dockerfile")
    .split(/^FROM /mu)
    .at(-1) ?? "";
const compose = read("compose.yaml");
/** A part by its name, from its line to the next as far left. */
const part = (name: string): string =>
  new RegExp(`^( {0,2})${name}:(?: &\\w+)?\n(?:\\1 .*\n|\n)*`, "mu").exec(compose)?.[0] ?? "";

describe("the image", () => {
  it("runs as a user without rights, by Node itself, so that the stop signal reaches it", () => {
    expect(stage).toMatch(/^USER node$/mu);
    expect(stage).toMatch(/^CMD \["node", .*"main\.js"\]$/mu);
    expect(stage).toMatch(/^STOPSIGNAL SIGTERM$/mu);
  });

  it("tells whether it is well", () => {
    expect(stage).toMatch(/^HEALTHCHECK (?:.*\n)?.*\/health/mu);
  });

  it("holds no compiler and no settings", () => {
    expect(stage.match(/^COPY .*$/gmu)).toEqual([
      "COPY --from=packages /app/node_modules ./node_modules",
      "COPY --from=build /app/dist ./",
    ]);
    expect(read(".dockerignore")).toMatch(/^\*$/mu);
    expect(read(".dockerignore")).not.toMatch(/^!\.env/mu);
    const removed = /rm -rf ((?:\S+\s+\\?\s*)+)/u.exec(read("Dockerfile"))?.[1]?.split(/[\s\\]+/u);
    // i18next asks for the TypeScript of whoever compiles, and npm brings it along.
    expect(removed).toEqual(
      expect.arrayContaining(["typescript", "esbuild", "@esbuild", "tsx"].map((name) => `node_modules/${name}`)),
    );
  });
});

describe("the services", () => {
  it.each(["x-program", "postgres", "redis"])("%s has limits of its own and is started again", (name) => {
    expect(part(name)).toMatch(/mem_limit: \d+[mg]\n/u);
    expect(part(name)).toMatch(/cpus: [\d.]+\n/u);
    expect(part(name)).toContain("restart: unless-stopped");
  });

  it.each(["web", "worker"])("%s is the program with as few rights as it needs, and no mighty login", (name) => {
    expect(part("x-program")).toContain("cap_drop: [ALL]");
    expect(part("x-program")).toContain("read_only: true");
    expect(part("x-program")).toContain("no-new-privileges:true");
    expect(part(name)).toContain("<<: *program");
    expect(part(name)).not.toMatch(/postgres:\/\/postgres/u);
    expect(part("x-settings")).toContain("DATABASE_URL: postgres://sotiem_app:");
  });

  it("gives the owner's login to the one process that migrates", () => {
    expect(part("web")).toContain("MIGRATION_DATABASE_URL: postgres://sotiem_owner:");
    expect(part("worker")).not.toContain("MIGRATION_DATABASE_URL");
  });

  it("hands on every setting of .env, but for where to listen and what is kept where", () => {
    const names = [...read(".env.example").matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name ?? "");
    const ofTheImage = ["HOST", "PORT", "DATA_DIR"];
    const ofOneService = ["ROLE", "MIGRATION_DATABASE_URL"];
    expect(names.length).toBeGreaterThan(20);
    const handedOn = names.filter((name) => part("x-settings").includes(`\n  ${name}: `));
    expect(names.filter((name) => !handedOn.includes(name)).sort()).toEqual([...ofTheImage, ...ofOneService].sort());
  });

  it.each(["postgres", "redis"])("%s is waited for until it answers", (name) => {
    expect(part(name)).toContain("healthcheck:");
    expect(part("web")).toContain(`${name}: { condition: service_healthy }`);
  });

  it("has no password of its own making", () => {
    const passwords = compose.match(/\$\{\w*PASSWORD[^}]*\}/gu) ?? [];
    expect(passwords.length).toBeGreaterThan(5);
    expect(passwords.filter((password) => !password.endsWith(":?a password is needed}"))).toEqual([]);
  });

  it("gives the program's login no right beyond its tables", () => {
    const roles = read("database/roles.sql");
    for (const login of ["sotiem_owner", "sotiem_app"]) {
      expect(new RegExp(`ALTER ROLE ${login} LOGIN[^;]*;`, "u").exec(roles)?.[0]).toContain(
        "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
      );
    }
  });
});
