import { z } from "zod";

/** What the API takes and gives. The OpenAPI document is made of these, so that it cannot say anything else. */
export const AskForCode = z.strictObject({
  phone: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: "As people write it.", examples: ["0912 345 678"] }),
});

export const CodeAsked = z.object({
  requestId: z.uuid().meta({ description: "To be sent back with the code." }),
  expiresInSeconds: z.int(),
});

export const VerifyCode = z.strictObject({
  requestId: z.uuid(),
  code: z
    .string()
    .regex(/^\s*\d{3}\s?\d{3}\s*$/)
    .transform((code) => code.replace(/\s/g, ""))
    .meta({ description: "Six digits, from the chat.", examples: ["042 917"] }),
});

export const Refresh = z.strictObject({
  refreshToken: z
    .string()
    .min(20)
    .max(200)
    .optional()
    .meta({ description: "Left out where the browser holds it as a cookie, after a link from the chat." }),
});

export const Tokens = z.object({
  accessToken: z.string().meta({ description: "A JWT, for `Authorization: Bearer`." }),
  tokenType: z.literal("Bearer"),
  expiresInSeconds: z.int(),
  refreshToken: z.string().meta({ description: "Good for one use; used again, it ends the session." }),
  refreshExpiresInSeconds: z.int(),
});

export const Logout = z.strictObject({
  everywhere: z.boolean().default(false).meta({ description: "All sessions of the person, not this one alone." }),
});

export const Me = z.object({
  person: z.object({
    id: z.uuid(),
    language: z.enum(["vi", "en"]).optional(),
    phone: z.object({ e164: z.string(), isProven: z.boolean() }).optional(),
  }),
  shops: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().optional(),
      role: z.enum(["owner", "manager", "cashier", "accountant"]),
      timeZone: z.string(),
      language: z.enum(["vi", "en"]),
    }),
  ),
});

/** RFC 9457, as every refusal is answered. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "One sentence in the language of Accept-Language: vi or en." }),
  code: z.string().meta({ description: "Stable, for programs." }),
});
