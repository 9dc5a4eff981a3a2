import { useTranslations } from "next-intl";
import { RULES, STATUSES } from "@/server/domain/request";
import { DocTable, Heading } from "./parts";
import { fieldsOf, type Schema } from "./schema";

/** Fields that every act may carry. */
const ALWAYS = ["act", "version", "files"];

/** The acts of the API, from the very table of the domain: from which state, by whom, with which fields. */
export function ActTable({ schema }: { schema: Schema }) {
  const t = useTranslations("apiDoc.page");
  const names = useTranslations("apiDoc.acts");
  const status = useTranslations("requests.terms.status");
  const rows = (schema.oneOf ?? []).map((option) => {
    const act = String(option.properties?.act?.const ?? "");
    const rule = Object.entries(RULES).find(([name]) => name === act)?.[1];
    const hands = (rule?.by ?? []).flatMap((hand) => (t.has(`hands.${hand}`) ? [t(`hands.${hand}`)] : []));
    const from = rule?.from ?? [];
    const fields = fieldsOf(option).filter(({ name }) => !ALWAYS.includes(name));
    return [
      <span key="act">
        <code className="font-medium">{act}</code>
        <span className="block text-ink-2">{names.has(act) ? names(act) : ""}</span>
      </span>,
      from.length === STATUSES.length ? t("everyState") : from.map((one) => status(one)).join(", "),
      hands.join(", "),
      <code key="fields" className="wrap-anywhere">
        {fields.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")}
      </code>,
    ];
  });
  return (
    <section>
      <Heading id="acts" level={3}>
        {t("actsTitle")}
      </Heading>
      <p className="mt-1 text-pretty text-ink-2">{t("actsText")}</p>
      <DocTable label={t("actsTitle")} heads={[t("actName"), t("actFrom"), t("actBy"), t("actFields")]} rows={rows} />
    </section>
  );
}
