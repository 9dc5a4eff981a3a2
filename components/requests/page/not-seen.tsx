import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/ui/states";

/** Not there, or not for this person: the server says the same of both. */
export async function NotSeen({ who }: { who: string }) {
  const t = await getTranslations("request.page");
  return (
    <Refused
      title={t("refusedTitle")}
      next={
        <Link className="link" href="/requests">
          {t("back")}
        </Link>
      }
    >
      {t("refusedText", { who })}
    </Refused>
  );
}
