"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { z } from "zod";

const saidSchema = z.object({
  code: z.string(),
  number: z.string().nullish(),
  people: z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.record(z.string(), z.string()),
  }),
});
export type Said = z.infer<typeof saidSchema>["people"] & { code: string; number: string | null };

/** What the server says of an error; null where it never answered. */
export function saidOf(error: unknown): Said | null {
  if (!(error instanceof TRPCClientError)) return null;
  const read = saidSchema.safeParse(error.data);
  return read.success ? { ...read.data.people, code: read.data.code, number: read.data.number ?? null } : null;
}

export type ErrorText = {
  /** The sentence for the whole. */
  of: (error: unknown) => string;
  /** The sentence for one field of a form; undefined where it is fine. */
  field: (error: unknown, name: string) => string | undefined;
  /** The sentence of a key that came without an error, as in the outcomes of many acts. */
  key: (key: string, params?: Said["params"]) => string;
};

/** Errors in the words of messages/<locale>/errors.json. */
export function useErrorText(): ErrorText {
  const t = useTranslations("errors");
  const say = (key: string, params: Said["params"] = {}) => (t.has(key) ? t(key, params) : t("unexpected"));
  return {
    key: say,
    of: (error) => {
      const said = saidOf(error);
      if (!said) return t("noAnswer");
      const text = say(said.key, said.params);
      return said.number ? `${text} ${t("number", { number: said.number })}` : text;
    },
    field: (error, name) => {
      const key = saidOf(error)?.fields[name];
      return key === undefined ? undefined : say(t.has(key) ? key : "fieldInvalid");
    },
  };
}
