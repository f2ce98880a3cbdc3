import { describePerson } from "../../core/login/describe-person.ts";
import { API_PROBLEMS } from "./api-problems.ts";
import { apiRoute } from "./api-route.ts";
import { Me } from "./api-schemas.ts";

export const ME_ROUTE = apiRoute({
  method: "get",
  path: "/me",
  summary: "Who is logged in, and the shops they work in.",
  needsSession: true,
  success: { status: 200, schema: Me },
  problems: [],
  handle:
    (deps) =>
    async ({ session }) => {
      if (session === undefined) return { problem: API_PROBLEMS.tokenRefused };
      const { shops, ...person } = await deps.transactions.run((tx) => describePerson(deps)(tx, session.personId));
      const told = shops.map(({ tenantId: id, name, role, timeZone, language }) => ({
        id,
        ...(name !== undefined && { name }),
        role,
        timeZone,
        language,
      }));
      return { status: 200, body: { person, shops: told } };
    },
});
