import { z } from "zod";
import { lazy } from "./lazy";

const WHATSAPP = [
  "WHATSAPP_VERIFY_TOKEN",
  "WHATSAPP_APP_SECRET",
  "WHATSAPP_TOKEN",
  "WHATSAPP_PHONE_NUMBER_ID",
] as const;

const required = { error: (issue: { input?: unknown }) => (issue.input === undefined ? "is missing" : "is not text") };
const optional = z.string(required).optional();
const wholeNumber = (smallest: number, largest: number) =>
  z.coerce
    .number({ error: "is not a number" })
    .int("is not a whole number")
    .min(smallest, `is below ${smallest}`)
    .max(largest, `is above ${largest}`);

/** Every setting of the product. `.env.example` explains each in one line; a test keeps the two in step. */
export const settings = z.object({
  DATABASE_URL: z
    .string(required)
    .regex(/^postgres(ql)?:\/\//, "is not a PostgreSQL address (postgresql://name:password@host:port/database)"),
  DATABASE_POOL: wholeNumber(1, 1000).default(10),
  NEXTAUTH_SECRET: z.string(required).min(32, "is shorter than 32 characters"),
  NEXTAUTH_URL: z.url({
    protocol: /^https?$/,
    error: (issue) => (issue.input === undefined ? "is missing" : "is not a web address"),
  }),
  DATA_KEY: z
    .string(required)
    .refine((key) => /^[A-Za-z0-9+/]{43}=$/.test(key), "is not 32 bytes in base64 (openssl rand -base64 32)"),
  FILES_DIR: z.string(required).default(".data/files"),
  SMS_SENDER: z.enum(["log"], { error: "is not a known sender (log)" }).default("log"),
  SMS_LOG_FILE: z.string(required).default(".data/sms.jsonl"),
  WHATSAPP_VERIFY_TOKEN: optional,
  WHATSAPP_APP_SECRET: optional,
  WHATSAPP_TOKEN: optional,
  WHATSAPP_PHONE_NUMBER_ID: optional,
  WHATSAPP_GRAPH_URL: z.url("is not a web address").default("https://graph.facebook.com/v23.0"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "is not one of debug, info, warn, error" })
    .default("info"),
  PORT: wholeNumber(1, 65_535).default(3000),
});

export type Env = z.infer<typeof settings>;

/** WhatsApp is either set up whole or not at all. */
const checked = settings.superRefine((values, check) => {
  const missing = WHATSAPP.filter((name) => values[name] === undefined);
  if (missing.length === WHATSAPP.length) return;
  for (const name of missing) {
    check.addIssue({ code: "custom", path: [name], message: "is missing, while other WHATSAPP settings are given" });
  }
});

/** The settings in `source`, an empty one counting as not given; throws one message that names each wrong setting. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = checked.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
}

/** Read on the first use of a setting, so that a build needs no environment. */
export const env = lazy(() => readEnv(process.env));
