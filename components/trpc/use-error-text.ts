"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import type { ErrorForPeople } from "@/server/trpc";

/** What the server says of an error; null where it never answered. */
export function peopleOf(error: unknown): ErrorForPeople | null {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  return typeof data === "object" && data !== null && "people" in data ? (data.people as ErrorForPeople) : null;
}

export type ErrorText = {
  /** The sentence for the whole. */
  of: (error: unknown) => string;
  /** The sentence for one field of a form; undefined where it is fine. */
  field: (error: unknown, name: string) => string | undefined;
  /** The sentence of a key that came without an error, as in the outcomes of many acts. */
  key: (key: string, params?: Record<string, string | number>) => string;
};

/** Errors in the words of messages/<locale>/errors.json. */
export function useErrorText(): ErrorText {
  const t = useTranslations("errors");
  const say = (key: string, params: Record<string, string | number> = {}) =>
    t.has(key) ? t(key, params) : t("unexpected");
  return {
    key: say,
    of: (error) => {
      const people = peopleOf(error);
      return people ? say(people.key, people.params) : t("unexpected");
    },
    field: (error, name) => {
      const key = peopleOf(error)?.fields[name];
      return key === undefined ? undefined : say(t.has(key) ? key : "invalid");
    },
  };
}
