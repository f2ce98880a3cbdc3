/** What the run's global setup hands to every test file. */
export interface ProvidedPostgres {
  administratorUrl: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    /** The program's files, where every test user can read them. */
    checkout: string;
    postgres: ProvidedPostgres;
  }
}
