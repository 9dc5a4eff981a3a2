"use client";

import { useTranslations } from "next-intl";
import { StateLabel } from "@/components/ui/marks";
import type { Status } from "@/server/domain/request";

export function StatusLabel({ status }: { status: Status }) {
  const t = useTranslations("requests.terms.status");
  return <StateLabel kind={status}>{t(status)}</StateLabel>;
}
