"use client";

import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { readText, writeText } from "./draft-store";
import { readStored } from "./read-stored";

const fieldsSchema = z.record(z.string(), z.string());

/** Never kept in a browser, whatever form asks for them. */
const NEVER = new Set(["website", "nationalId", "password", "lastFour"]);

export type FormDraft = {
  /** The fields as they were left, null where nothing was. */
  restored: Record<string, string> | null;
  /** The form's `onInput`. */
  note: (event: SyntheticEvent<HTMLFormElement>) => void;
  clear: () => void;
};

/** The fields of a public form, kept in this tab until the form was taken. Files are not kept. */
export function useFormDraft(key: string): FormDraft {
  const [restored, setRestored] = useState<Record<string, string> | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    if (!touched.current) setRestored(readStored(fieldsSchema, readText(key)));
  }, [key]);
  return {
    restored,
    note: ({ currentTarget }) => {
      touched.current = true;
      const fields = [...new FormData(currentTarget)].flatMap(([name, value]) =>
        typeof value === "string" && !NEVER.has(name) && name !== "kept" ? [[name, value]] : [],
      );
      writeText(key, JSON.stringify(Object.fromEntries(fields)));
    },
    clear: () => {
      setRestored(null);
      writeText(key, "");
    },
  };
}
