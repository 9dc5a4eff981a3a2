"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatTime, formatWeekdayTime } from "@/components/i18n/format";
import { inflect } from "@/components/i18n/inflect";
import { SectionHead } from "@/components/shell/page-head";
import { StateMark } from "@/components/ui/marks";
import { Timeline as Hanging, TimelineItem } from "@/components/ui/timeline";
import type { RequestView } from "@/server/services/requests/get";
import { useLookups } from "../parts/use-lookups";
import { type Names, sentBy, sentenceOf } from "./story";

type Event = RequestView["events"][number];

function useNames(): Names {
  const t = useTranslations("request");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const { department, person, institution, categoryPath, neighbourhood } = useLookups();
  const named = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("timeline.none");
    if (name === "categoryId") return categoryPath(Number(value));
    if (name === "neighbourhoodId") return neighbourhood(Number(value));
    if (name === "kind" || name === "channel") return terms(`${name}.${String(value)}`);
    return String(value);
  };
  return {
    department,
    person,
    institution,
    to: (name) => inflect(name, "dative", locale),
    when: (iso) => (Number.isNaN(Date.parse(iso)) ? "" : formatDayTime(new Date(iso), locale)),
    fact: (name, value) => {
      if (name === "priority" || name === "waitingOn") return terms(`${name}.${String(value)}`);
      if (name === "contact") return t(`timeline.contact.${String(value)}`);
      if (name === "detail") return t(`details.field.${String(value)}`);
      if (name === "handedStatus") return t(`timeline.handedStatus.${String(value)}`);
      return t(`timeline.facts.${name}`, { to: named(name, value) });
    },
  };
}

/** Acts that owe the citizen a text: one that went nowhere is not passed over in silence. */
const OWES: readonly string[] = ["resolve", "decline", "refer", "ask", "reply"];

function Item({ event, request, names }: { event: Event; request: RequestView; names: Names }) {
  const t = useTranslations("request");
  const locale = useLocale();
  const { key, values, quote } = sentenceOf(event, names, request.channel);
  const outgoing = sentBy(event, request.messages).map((message) => (
    <span key={message.id} className="block">
      {t("messages.line", {
        medium: t(`messages.medium.${message.medium}`),
        body: message.body,
        fate: `${t(`messages.state.${message.state}`)} ${formatTime(message.stateAt, locale)}`,
      })}
    </span>
  ));
  return (
    <TimelineItem
      mark={<StateMark kind={event.to ?? request.status} />}
      when={formatWeekdayTime(event.at, locale)}
      dateTime={event.at.toISOString()}
      by={event.staff ?? t(`timeline.by.${event.actor === "staff" ? "system" : event.actor}`)}
      note={quote && t("timeline.quote", { text: quote })}
      outgoing={outgoing.length > 0 ? outgoing : OWES.includes(event.act) && t("timeline.notSent")}
    >
      {t.rich(`timeline.${key}`, { ...values, b: (chunks) => <b>{chunks}</b> })}
    </TimelineItem>
  );
}

/** What happened to a request, newest first, each event with what it sent to the citizen and what became of it. */
export function Timeline({ request }: { request: RequestView }) {
  const t = useTranslations("request");
  const names = useNames();
  return (
    <section aria-label={t("timeline.title")}>
      <SectionHead
        title={t("timeline.title")}
        aside={t("timeline.summary", { events: request.events.length, messages: request.messages.length })}
        rule="double"
      />
      <Hanging label={t("timeline.title")}>
        {request.events.map((event) => (
          <Item key={event.id} event={event} request={request} names={names} />
        ))}
      </Hanging>
    </section>
  );
}
