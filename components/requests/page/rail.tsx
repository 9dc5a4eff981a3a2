"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDayTime, requestNumber } from "@/components/i18n/format";
import { RequestNumber } from "@/components/shell/request-number";
import { Facts } from "@/components/ui/facts";
import type { RequestView } from "@/server/services/requests/get";
import { MessageWish } from "../parts/message-wish";
import { useLookups } from "../parts/use-lookups";
import { CimerPart } from "./cimer-part";
import { ClockPanel } from "./clock-panel";
import { CorrectCitizen } from "./correct-citizen";
import { HandoverPanel } from "./handover-panel";
import { MessageFates } from "./message-fates";
import { Reveal } from "./reveal";
import { SamePerson } from "./same-person";

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-rule pb-3.5">
      <div className="flex items-baseline justify-between gap-3 pt-3 pb-1.5">
        <h2 className="text-ctl font-bold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

function Whose({ request, acts }: { request: RequestView; acts: ReactNode }) {
  const t = useTranslations("request");
  const terms = useTranslations("requests.terms.priority");
  const { department, person } = useLookups();
  return (
    <Part title={t("rail.whose")} aside={acts}>
      <Facts
        items={[
          [t("rail.department"), request.departmentId === null ? t("rail.inTriage") : department(request.departmentId)],
          [t("rail.assignee"), request.assigneeId === null ? t("rail.nobody") : person(request.assigneeId)],
          [t("rail.priority"), terms(request.priority)],
          [t("rail.claimed"), request.claimedById !== null && person(request.claimedById)],
        ]}
      />
    </Part>
  );
}

function Who({ request }: { request: RequestView }) {
  const t = useTranslations("request.rail");
  const { citizen, identityWithheld, personal } = request;
  if (identityWithheld) return <p className="text-ink-2">{t("withheld")}</p>;
  if (!personal) return <p className="text-ink-2">{t("masked")}</p>;
  if (!citizen) return <p className="text-ink-2">{t("anonymous")}</p>;
  return (
    <Facts
      items={[
        [t("name"), citizen.name ?? t("anonymous")],
        [
          t("phone"),
          citizen.phone && (
            <>
              <Reveal requestId={request.id} masked={citizen.phone} />
              {citizen.noSms && !request.mayStop && <span className="text-wait"> · {t("noSms")}</span>}
            </>
          ),
        ],
        [t("email"), citizen.email],
        [
          t("messages"),
          request.mayStop && (
            <>
              {citizen.noSms && <span className="text-wait">{t("noSms")} · </span>}
              <MessageWish of={{ requestId: request.id }} noSms={citizen.noSms} />
            </>
          ),
        ],
        [t("requests"), t("requestsValue", { total: citizen.requests, open: citizen.open })],
      ]}
    />
  );
}

function Where({ request }: { request: RequestView }) {
  const t = useTranslations("request.rail");
  const { neighbourhood } = useLookups();
  const address = [request.street, request.doorNo && `No ${request.doorNo}`].filter(Boolean).join(" ");
  const place = request.latitude !== null && request.longitude !== null && `${request.latitude},${request.longitude}`;
  return (
    <Part
      title={t("place")}
      aside={
        place && (
          <a className="link" href={`geo:${place}?q=${place}`}>
            {t("map")}
          </a>
        )
      }
    >
      {request.neighbourhoodId === null && address === "" ? (
        <p className="text-ink-2">{t("noPlace")}</p>
      ) : (
        <Facts
          items={[
            [t("neighbourhood"), request.neighbourhoodId !== null && neighbourhood(request.neighbourhoodId)],
            [t("address"), address],
          ]}
        />
      )}
    </Part>
  );
}

function Merged({ request }: { request: RequestView }) {
  const t = useTranslations("request.rail");
  const terms = useTranslations("requests.terms");
  if (request.merged.length === 0) return null;
  return (
    <Part title={t("merged")} aside={<span className="text-ink-3">{request.merged.length}</span>}>
      <ul>
        {request.merged.map(({ id, year, seq, channel, citizen }) => (
          <li key={id} className="grid grid-cols-[1fr_auto] gap-2 py-[3px]">
            <Link href={`/requests/${requestNumber(year, seq)}`}>
              <RequestNumber number={requestNumber(year, seq)} />{" "}
              <span className="text-ink-3">{terms(`channel.${channel}`)}</span>
            </Link>
            <span className="text-ink-2">{citizen}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The right-hand side of a request: its clock, whose it is, the citizen, the place, what was merged in, the messages. */
export function Rail({ request, now, whoseActs }: { request: RequestView; now: Date; whoseActs: ReactNode }) {
  const t = useTranslations("request");
  const locale = useLocale();
  return (
    <aside aria-label={t("page.facts")} className="border-rule-2 bg-desk px-6 py-[18px] lg:border-l">
      <ClockPanel request={request} now={now} />
      <Whose request={request} acts={whoseActs} />
      {request.cimer && (
        <Part title={t("rail.cimer")}>
          <CimerPart request={request} />
        </Part>
      )}
      <Part title={t("rail.citizen")} aside={<CorrectCitizen request={request} />}>
        <Who request={request} />
        <SamePerson request={request} />
      </Part>
      <Where request={request} />
      <HandoverPanel request={request} />
      <Merged request={request} />
      <Part title={t("messages.title")}>
        <MessageFates request={request} />
      </Part>
      {request.trackingCode !== "" && (
        <p className="border-t border-rule pt-3 text-t12 text-ink-3">
          {t("rail.link")}:{" "}
          <a className="link" href={`/takip/${request.trackingCode}`}>
            /takip/{request.trackingCode}
          </a>
          {request.call && ` · ${t("rail.call")} ${formatDayTime(request.call.startedAt, locale)}`}
        </p>
      )}
    </aside>
  );
}
