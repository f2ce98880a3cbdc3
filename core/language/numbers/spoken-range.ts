import type { Token } from "../token.ts";
import type { MoneyReading } from "./money-reading.ts";
import { readGroup } from "./read-group.ts";

const PLAIN_DIGIT = /^(?:hai|ba|bon|nam|sau|bay|tam|chin)$/u;

/**
 * "hai ba triệu" is two or three millions to most people, twenty-three to some; "hai lăm" and "ba tư" are sure. The
 * amounts that it may be, in đồng; undefined where it is no such pair.
 */
export const spokenRange = (
  tokens: readonly Token[],
  at: number,
  money: MoneyReading,
): readonly number[] | undefined => {
  const group = readGroup(tokens, at);
  if (group?.form !== "pair" || group.to === money.to || tokens[at]?.kind !== "word") return undefined;
  const [low, high] = [Math.floor(group.value / 10), group.value % 10];
  if (high !== low + 1 || !PLAIN_DIGIT.test(tokens[at + 1]?.bare ?? "")) return undefined;
  const oneVnd = money.vnd / group.value;
  return Number.isSafeInteger(oneVnd) ? [low * oneVnd, high * oneVnd, money.vnd] : undefined;
};
