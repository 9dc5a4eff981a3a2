import { z } from "zod";
import { choice, secret, text } from "../contracts";

const FROM = /^(?:[^<>@"]{1,80}\s)?<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/;
const optional = (schema: z.ZodType<string, string>) => z.union([z.literal(""), schema]).default("");

/** The municipality's own mail server, as whoever runs it tells. */
export const settings = z.object({
  host: text(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, "wholeNumber")
    .default("587"),
  /** `tls` from the first byte, `starttls` before anything is said, `none` only inside one's own network. */
  security: choice(["starttls", "tls", "none"], "starttls"),
  user: optional(text()),
  password: optional(secret()).meta({ secret: true }),
  /** "Çiğli Belediyesi <bilgi@ornek.bel.tr>" */
  from: text().regex(FROM, "emailUnreadable"),
  replyTo: optional(z.email("emailUnreadable")),
});
export type EmailSettings = z.output<typeof settings>;
