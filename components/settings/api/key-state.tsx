import { useTranslations } from "next-intl";
import type { KeyRow } from "@/server/services/api/list-keys";
import { StateLabel } from "../../ui/marks";

const MARK = { active: "assigned", expired: "waiting", revoked: "withdrawn" } as const;

export function KeyStateLabel({ state }: { state: KeyRow["state"] }) {
  const t = useTranslations("api.keyState");
  return <StateLabel kind={MARK[state]}>{t(state)}</StateLabel>;
}
