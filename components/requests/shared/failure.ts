"use client";

import { TRPCClientError } from "@trpc/client";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { formatTime } from "@/components/i18n/format";

/** Somebody was faster: who, when, what, and the version that stands now. */
export type Clash = { who: string; when: string; what: string; version: number };

/** A refusal in words, the fields that are to be mended, and the clash where it was one. */
export type Failure = { text: string; fields: Record<string, string>; clash: Clash | null };

const peopleSchema = z.object({
  code: z.string(),
  people: z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.record(z.string(), z.string()),
  }),
});
const clashSchema = z.object({ who: z.string(), act: z.string(), at: z.string(), version: z.number() });

type People = z.infer<typeof peopleSchema>["people"];

/** What the server said; null where no answer came. */
function saidBy(error: unknown): z.infer<typeof peopleSchema> | null {
  if (!(error instanceof TRPCClientError)) return null;
  const read = peopleSchema.safeParse(error.data);
  return read.success ? read.data : null;
}

/** Turns what a call threw into sentences. */
export function useFailure(): (error: unknown) => Failure {
  const sentence = useSentence();
  const t = useTranslations("errors");
  const acts = useTranslations("requests.acts");
  const locale = useLocale();
  const clashOf = (params: People["params"]): Clash | null => {
    const read = clashSchema.safeParse(params);
    if (!read.success) return null;
    const { who, act, at, version } = read.data;
    const key = `past.${act}`;
    return {
      who: who || acts("somebody"),
      when: at ? formatTime(new Date(at), locale) : "",
      what: acts(acts.has(key) ? key : "past.other"),
      version,
    };
  };
  return (error) => {
    const said = saidBy(error);
    if (!said) return { text: t("noAnswer"), fields: {}, clash: null };
    const { key, params, fields } = said.people;
    return {
      text: sentence(key, params),
      fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sentence(field)])),
      clash: said.code === "CONFLICT" ? clashOf(params) : null,
    };
  };
}

/** The sentence of a key in messages `errors`; of what has none, that it was unexpected. */
export function useSentence(): (key: string, params?: People["params"]) => string {
  const t = useTranslations("errors");
  return (key, params) => (t.has(key) ? t(key, params) : t("unexpected"));
}
