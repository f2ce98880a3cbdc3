import type { Act } from "../act.ts";
import type { Span } from "../span.ts";
import { type Line, makeLine } from "./line.ts";
import { isQuestion } from "./is-question.ts";
import { readQuestion } from "./read-question.ts";

const clausesOf = ({ scene, spans }: Line): readonly Line[] => {
  const clauses: Span[][] = [[]];
  for (const span of spans) {
    if (span.kind === "mark" && /^[,?]$/u.test(span.mark)) clauses.push([]);
    else clauses.at(-1)?.push(span);
  }
  return clauses.filter((clause) => clause.length > 0).map((clause) => makeLine(scene, clause));
};

/** A clause that names no days asks about those of the one before. */
const overSameDays = (act: Act, before: Act | undefined): Act => {
  const { from, to } = before?.query ?? {};
  const isImplied = act.implied?.includes("query") === true;
  if (act.query === undefined || !isImplied || from === undefined || to === undefined) return act;
  return { ...act, query: { ...act.query, from, to } };
};

/** Each clause's question, where every clause of several asks and each about something else. */
const readClauses = (line: Line): readonly Act[] | undefined => {
  const clauses = isQuestion(line) ? clausesOf(line) : [];
  if (clauses.length < 2 || !clauses.every(isQuestion)) return undefined;
  const read: Act[] = [];
  for (const clause of clauses) {
    const act = readQuestion(clause);
    if (act === undefined) return undefined;
    read.push(overSameDays(act, read.at(-1)));
  }
  return new Set(read.map(({ query }) => query?.about)).size === read.length ? read : undefined;
};

/** What a line asks: "hôm nay bán được bao nhiêu, chi bao nhiêu?" is two questions. None where it asks nothing. */
export const readQuestions = (line: Line): readonly Act[] => {
  const several = readClauses(line);
  if (several !== undefined) return several;
  const only = readQuestion(line);
  return only === undefined ? [] : [only];
};
