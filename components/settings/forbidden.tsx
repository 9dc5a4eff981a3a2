import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/ui/states";

/** A page that this person's roles do not open. */
export async function Forbidden() {
  const t = await getTranslations("settings");
  return <Refused title={t("forbidden")}>{t("forbiddenText")}</Refused>;
}
