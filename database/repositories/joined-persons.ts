/** The person $1 and all that became one with it. */
export const JOINED_PERSONS = `
  WITH RECURSIVE one AS (
    SELECT $1::uuid AS id UNION SELECT person.id FROM person JOIN one ON person.joined_into = one.id)
  SELECT id FROM one`;
