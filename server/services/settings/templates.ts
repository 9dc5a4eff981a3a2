import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { NOTICES } from "@/server/domain/notices";
import { STANDARD_TEXTS, type Template } from "@/server/domain/standard-texts";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { changeSetting } from "./write";

/** What a text may name; anything else in braces would reach the citizen empty. */
const PLACEHOLDERS = [
  "number",
  "link",
  "municipality",
  "callCentre",
  "answer",
  "text",
  "department",
  "institution",
  "institutionPhone",
  "theirNumber",
] as const;

const NEEDED = ["number", "link"] as const;

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

function checkNames(text: string, check: z.core.$RefinementCtx): void {
  const unknown = namesIn(text).find((name) => !(PLACEHOLDERS as readonly string[]).includes(name));
  if (unknown) check.addIssue({ code: "custom", message: "placeholderUnknown", params: { unknown } });
}

export const templateSchema = z.object({
  notice: z.enum(NOTICES),
  locale: z.enum(["tr", "en"]),
  body: z
    .string()
    .trim()
    .min(10, "required")
    .max(600, "tooLong")
    .superRefine((body, check) => {
      checkNames(body, check);
      if (NEEDED.some((name) => !namesIn(body).includes(name)))
        check.addIssue({ code: "custom", message: "numberAndLinkNeeded" });
    }),
  /** Of an e-mail; without one it is the municipality and the number. */
  subject: z
    .string()
    .trim()
    .max(120, "tooLong")
    .regex(/^[^\r\n]*$/, "tooLong")
    .superRefine(checkNames)
    .nullish()
    .transform((subject) => subject || null),
});

/** `updatedAt`: null where the municipality has not written its own. */
export type ShownTemplate = Template & { updatedAt: Date | null };

/** Every text that a citizen may be sent, the municipality's own in place of the standard one. */
export async function listTemplates(ctx: Context): Promise<ShownTemplate[]> {
  if (!may(ctx.actor, "manage_templates")) throw new DomainError("FORBIDDEN", "forbidden", { act: "templates" });
  const own = await ctx.db.template.findMany();
  return STANDARD_TEXTS.map((standard) => {
    const found = own.find(({ notice, locale }) => notice === standard.notice && locale === standard.locale);
    return {
      ...standard,
      updatedAt: null,
      ...(found && { ...found, notice: standard.notice, locale: standard.locale }),
    };
  });
}

/** Every notice carries number and link: that is the receipt the petition law asks for (3071, circular 2004/12). */
export function saveTemplate(ctx: Context, input: z.output<typeof templateSchema>): Promise<void> {
  const { notice, locale, body, subject } = input;
  return changeSetting(ctx, "manage_templates", "save_template", `template:${notice}:${locale}`, async (tx) => {
    await tx.template.upsert({
      where: { notice_locale: { notice, locale } },
      create: { notice, locale, body, subject, updatedAt: ctx.now },
      update: { body, subject, updatedAt: ctx.now },
    });
    return { result: undefined, data: input };
  });
}
