"use client";

import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { formatTime } from "@/components/i18n/format";
import { saidOf, useErrorText } from "@/components/trpc/use-error-text";

/** Somebody was faster: who, when, what, and the version that stands now. */
export type Clash = { who: string; when: string; what: string; version: number };

/** A refusal in words, the fields that are to be mended, and the clash where it was one. */
export type Failure = { text: string; fields: Record<string, string>; clash: Clash | null };

const clashSchema = z.object({ who: z.string(), act: z.string(), at: z.string(), version: z.number() });

/** Turns what a call threw into sentences. */
export function useFailure(): (error: unknown) => Failure {
  const errors = useErrorText();
  const acts = useTranslations("requests.acts");
  const locale = useLocale();
  const clashOf = (params: unknown): Clash | null => {
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
    const said = saidOf(error);
    return {
      text: errors.of(error),
      fields: Object.fromEntries(Object.entries(said?.fields ?? {}).map(([name, field]) => [name, errors.key(field)])),
      clash: said?.code === "CONFLICT" ? clashOf(said.params) : null,
    };
  };
}
