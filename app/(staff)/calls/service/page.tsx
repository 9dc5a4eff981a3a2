import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { callFilterOf, callQueryOf, daysShown } from "@/components/calls/address";
import { CallPlaces } from "@/components/calls/call-places";
import { ServiceFigures } from "@/components/calls/service/figures";
import { SpanForm } from "@/components/calls/service/span-form";
import { SpanName } from "@/components/calls/service/span-name";
import { HourTable, StaffTable } from "@/components/calls/service/tables";
import { TargetForm } from "@/components/calls/service/target-form";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/states";
import { addDays, dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.service"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** How the calls of some days were served: together, by the hours of the day, and by who took them. */
export default async function ServicePage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_calls")) return <RefusedPage actor={actor} needs={["agent", "pr_manager", "mayor_office"]} />;
  const today = dayOf(now);
  const { filter, unreadable } = callFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("calls.service");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/calls/service${callQueryOf(filter)}`} />;
  }
  const span = daysShown(filter, today) ?? { from: today, to: addDays(today, 1) };
  const [level, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.calls.serviceLevel.queryOptions(span), staleTime: 0 }),
    getTranslations("calls.service"),
  ]);
  return (
    <>
      <PageHead title={t("title")} summary={<SpanName span={span} today={today} />} />
      <CallPlaces here="service" callsBack={may(actor, "call_back")} />
      <SpanForm span={span} />
      {level.hours.length === 0 ? (
        <Empty title={t("noCalls")}>{t("noCallsText")}</Empty>
      ) : (
        <>
          <ServiceFigures level={level} span={span} />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 px-5 pb-10">
            <section>
              <SectionHead title={t("byHour")} rule="none" />
              <HourTable level={level} span={span} />
            </section>
            <section>
              <SectionHead title={t("byStaff")} rule="none" />
              {level.staff ? (
                <StaffTable staff={level.staff} span={span} />
              ) : (
                <p className="text-ink-3">{t("onlyManager")}</p>
              )}
            </section>
          </div>
        </>
      )}
      {may(actor, "see_agent_figures") && (
        <section className="border-t border-rule px-5 py-4">
          <TargetForm within={level.within} />
        </section>
      )}
    </>
  );
}
