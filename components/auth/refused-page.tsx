import { useTranslations } from "next-intl";
import type { Role, StaffActor } from "@/server/domain/actor";
import { PageHead } from "../shell/page-head";
import { ButtonLink } from "../ui/button";
import { Refused } from "../ui/states";

/** A whole page that is for others: for whom, and who you are. */
export function RefusedPage({ actor, needs }: { actor: StaffActor; needs: readonly Role[] }) {
  const t = useTranslations("auth");
  const names = (roles: readonly Role[]) => [...new Set(roles)].map((role) => t(`roles.${role}`)).join(", ");
  const own = names(actor.roles.map(({ role }) => role)) || t("account.none");
  return (
    <>
      <PageHead size="page" title={t("refused.title")} />
      <Refused
        className="md:px-8"
        title={t("refused.whose", { who: names(needs) })}
        next={<ButtonLink href="/">{t("refused.home")}</ButtonLink>}
      >
        {t("refused.you", { name: actor.name, roles: own })}
      </Refused>
    </>
  );
}
