import { useTranslations } from "next-intl";
import { Code, DocTable, Heading } from "./parts";
import type { Document } from "./schema";

const HEADERS = `webhook-id: msg_841_1_5f2c9a1e
webhook-timestamp: 1768809600
webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=`;

/** How events are told, and how a receiver knows that it is us. */
export function Hooks({ document }: { document: Document }) {
  const t = useTranslations("apiDoc.page.hooks");
  const page = useTranslations("apiDoc.page");
  return (
    <section>
      <Heading id="hooks">{t("title")}</Heading>
      <p className="mt-2 text-pretty">{t("text")}</p>
      <Code>{HEADERS}</Code>
      <p className="text-pretty">{t("verify")}</p>
      <p className="mt-2">
        {t("payload")}:{" "}
        <a href="#WebhookPayload" className="link">
          WebhookPayload
        </a>
      </p>
      <DocTable
        label={t("events")}
        heads={[t("events"), page("meaning")]}
        rows={Object.entries(document.webhooks).map(([event, { post }]) => [
          <code key="event">{event}</code>,
          post.summary,
        ])}
      />
    </section>
  );
}
