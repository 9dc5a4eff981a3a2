import { z } from "zod";
import { lazy } from "./lazy";
import { isRange } from "./network";

const required = { error: (issue: { input?: unknown }) => (issue.input === undefined ? "is missing" : "is not text") };
const wholeNumber = (smallest: number, largest: number) =>
  z.coerce
    .number({ error: "is not a number" })
    .int("is not a whole number")
    .min(smallest, `is below ${smallest}`)
    .max(largest, `is above ${largest}`);

const databaseAddress = z
  .string(required)
  .refine(
    (address) => /^postgres(ql)?:\/\//.test(address) && URL.canParse(address),
    "is not a PostgreSQL address (postgresql://name:password@host:port/database, one host, signs in the password percent-encoded)",
  );

/** Every setting of the product. `.env.example` explains each in one line; a test keeps the two in step. */
export const settings = z.object({
  DATABASE_URL: databaseAddress,
  DATABASE_DIRECT_URL: databaseAddress.optional(),
  DATABASE_POOL: wholeNumber(1, 1000).default(10),
  NEXTAUTH_SECRET: z.string(required).min(32, "is shorter than 32 characters"),
  NEXTAUTH_URL: z.url({
    protocol: /^https?$/,
    error: (issue) => (issue.input === undefined ? "is missing" : "is not a web address"),
  }),
  SESSION_IDLE_MINUTES: wholeNumber(5, 720).default(60),
  DATA_KEY: z
    .string(required)
    .refine((key) => /^[A-Za-z0-9+/]{43}=$/.test(key), "is not 32 bytes in base64 (openssl rand -base64 32)"),
  FILES_DIR: z.string(required).default(".data/files"),
  S3_ENDPOINT: z.url("is not a web address").optional(),
  S3_REGION: z.string(required).default("us-east-1"),
  S3_BUCKET: z.string(required).optional(),
  S3_ACCESS_KEY_ID: z.string(required).optional(),
  S3_SECRET_ACCESS_KEY: z.string(required).optional(),
  CALL_FILES_DIR: z.string(required).startsWith("/", "is not a folder's whole path").default("/var/log/asterisk"),
  CLAMAV_HOST: z.string(required).optional(),
  CLAMAV_PORT: wholeNumber(1, 65_535).default(3310),
  OUTBOUND_NETWORKS: z
    .string(required)
    .default("")
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
    .refine((networks) => networks.every(isRange), "is not a list of addresses and networks (10.20.0.0/16, 192.0.2.7)"),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: "is neither a mailto: nor an https: address" })
    .optional(),
  SECURITY_EXPIRES: z.iso.date("is not a day as 2027-06-30").optional(),
  SMS_LOG_FILE: z.string(required).default(".data/sms.jsonl"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "is not one of debug, info, warn, error" })
    .default("info"),
  HOST: z
    .string(required)
    .regex(/^[\w.:-]+$/, "is not an address of this machine")
    .default("127.0.0.1"),
  PORT: wholeNumber(1, 65_535).default(3000),
});

/** What is set is wrong: whoever starts the process again changes nothing. */
export class BadSettings extends Error {}
/** EX_CONFIG of sysexits.h; scripts/lib/failure.mjs knows it too. */
export const BAD_SETTINGS_CODE = 78;

export type Env = z.infer<typeof settings>;

/** PostgreSQL itself, past any pooler: for what needs a session of its own (LISTEN, the queue, migrations). */
export const directUrl = ({ DATABASE_URL, DATABASE_DIRECT_URL }: Env): string => DATABASE_DIRECT_URL ?? DATABASE_URL;

const S3 = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** A store is either set up whole or not at all. */
const checked = settings.superRefine((values, check) => {
  const missing = S3.filter((name) => values[name] === undefined);
  if (missing.length === S3.length) return;
  for (const name of missing)
    check.addIssue({ code: "custom", path: [name], message: "is missing, while other S3 settings are given" });
});

/** The settings in `source`, an empty one counting as not given; throws one message that names each wrong setting. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = checked.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new BadSettings(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
}

/** Read on the first use of a setting, so that a build needs no environment. */
export const env = lazy(() => readEnv(process.env));
