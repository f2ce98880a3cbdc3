import type { EntitySchemaColumnOptions } from "typeorm";

/** BIGINT arrives as text, because it may be larger than a JavaScript number holds exactly. Ours may not. */
const safeInteger = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : toSafeInteger(value)),
};

const decimal = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** A BIGINT of the database as a number. @throws RangeError beyond 2^53 - 1, instead of a rounded amount. */
export function toSafeInteger(value: string | number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError("A whole number from the database is too large to be exact.");
  return number;
}

export const uuid = (name: string): EntitySchemaColumnOptions => ({ name, type: "uuid" });
export const text = (name: string): EntitySchemaColumnOptions => ({ name, type: "text" });
export const bytea = (name: string): EntitySchemaColumnOptions => ({ name, type: "bytea" });
export const boolean = (name: string): EntitySchemaColumnOptions => ({ name, type: "boolean" });
export const jsonb = (name: string): EntitySchemaColumnOptions => ({ name, type: "jsonb" });
export const instant = (name: string): EntitySchemaColumnOptions => ({ name, type: "timestamptz" });
/** `yyyy-MM-dd`, never a Date: a Date would move it by the zone. */
export const calendarDate = (name: string): EntitySchemaColumnOptions => ({ name, type: "date" });
export const smallint = (name: string): EntitySchemaColumnOptions => ({ name, type: "smallint" });
export const integer = (name: string): EntitySchemaColumnOptions => ({ name, type: "integer" });
/** Whole đồng, or an id of the database's own making. */
export const bigint = (name: string): EntitySchemaColumnOptions => ({ name, type: "bigint", transformer: safeInteger });
export const quantity = (name: string, precision: number): EntitySchemaColumnOptions => ({
  name,
  type: "numeric",
  precision,
  scale: 3,
  transformer: decimal,
});

export const key = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, primary: true });
export const optional = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  nullable: true,
});
/** Filled by the database where nothing is given. */
export const filled = (column: EntitySchemaColumnOptions, by: string): EntitySchemaColumnOptions => ({
  ...column,
  default: () => by,
});
/** GENERATED ALWAYS AS IDENTITY. */
export const identity = (name: string): EntitySchemaColumnOptions => ({
  ...bigint(name),
  generated: "increment",
});
