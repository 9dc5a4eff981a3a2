import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/ui/states";

/** A list that is others' work: whose it is, and who is signed in. */
export async function NotForYou({ who }: { who: string }) {
  const t = await getTranslations("requests.list");
  return <Refused title={t("refusedTitle")}>{t("refusedText", { who })}</Refused>;
}
