/** What the run's global setup hands to every test file. */
export interface ProvidedPostgres {
  administratorUrl: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    postgres: ProvidedPostgres;
  }
}
