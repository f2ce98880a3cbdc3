import { z } from "zod";

import type { Problem as ProblemShape } from "../send-problem.ts";
import { API_PROBLEMS } from "./api-problems.ts";
import type { ApiRoute } from "./api-route.ts";
import { Problem } from "./api-schemas.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output"): object => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { target: "draft-2020-12", io });
  return shape;
};

const problemAnswer = (problems: readonly ProblemShape[]): object => ({
  description: problems.map(({ code, says }) => `\`${code}\`: ${says.en}`).join("\n\n"),
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** What can be refused on this route, together by status. */
const refusals = ({ problems, body, needsSession }: ApiRoute): Record<string, object> => {
  const all: readonly ProblemShape[] = [
    ...problems,
    ...(body === undefined ? [] : [API_PROBLEMS.invalid, API_PROBLEMS.notJson]),
    ...(needsSession ? [API_PROBLEMS.tokenRefused] : []),
  ];
  const statuses = [...new Set(all.map(({ status }) => status))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => [String(status), problemAnswer(all.filter((problem) => problem.status === status))]),
  );
};

const operation = (route: ApiRoute): object => {
  const { summary, body, success, needsSession } = route;
  const content = success.schema && { "application/json": { schema: schemaOf(success.schema, "output") } };
  return {
    summary,
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } },
    }),
    responses: { [success.status]: { description: summary, ...(content && { content }) }, ...refusals(route) },
    security: needsSession ? [{ bearer: [] }] : [],
  };
};

/** The API as an OpenAPI 3.1 document, made of what the router serves. */
export const describeApi = (routes: readonly ApiRoute[], basePath: string): object => ({
  openapi: "3.1.0",
  info: {
    title: "Sổ Tiệm",
    version: "1",
    description: "Log in by a code or a link from the chat. Refusals are problems (RFC 9457) in Vietnamese or English.",
  },
  servers: [{ url: basePath }],
  paths: Object.fromEntries(routes.map((route) => [route.path, { [route.method]: operation(route) }])),
  components: {
    schemas: { Problem: schemaOf(Problem, "output") },
    securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  },
});
