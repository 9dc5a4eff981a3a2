"use client";

import { useTranslations } from "next-intl";
import type { Channel } from "@/server/domain/channel";
import type { CimerField } from "@/server/domain/cimer/fields";

/** What a field is called: old records of other channels have numbers and dates of their own, not CİMER's. */
export function useFieldName(channel: Channel): (field: CimerField) => string {
  const t = useTranslations("cimer");
  return (field) => t(channel !== "cimer" && t.has(`fieldOld.${field}`) ? `fieldOld.${field}` : `field.${field}`);
}
