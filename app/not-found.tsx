import { getTranslations } from "next-intl/server";
import { BrokenSheet } from "@/components/shell/broken-sheet";
import { ButtonLink } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("ui.notFound");
  return (
    <BrokenSheet title={t("title")} next={<ButtonLink href="/">{t("home")}</ButtonLink>}>
      <p>{t("text")}</p>
    </BrokenSheet>
  );
}
