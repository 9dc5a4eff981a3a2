import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/components/citizen/act-form";
import { CITIZEN_ACTS } from "@/components/citizen/acts";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PageTitle } from "@/components/citizen/page-title";
import {
  sendAddition,
  sendConfirmation,
  sendDispute,
  sendMessagesAgain,
  sendNoMessages,
  sendWithdrawal,
} from "@/server/actions/track";
import { trackedBy } from "@/server/actions/tracked";
import { MAX_PHOTOS } from "@/server/services/citizens/apply";

type Props = { params: Promise<{ code: string; act: string }> };

const SENT = {
  ekle: sendAddition,
  cozuldu: sendConfirmation,
  cozulmedi: sendDispute,
  vazgec: sendWithdrawal,
  bildirme: sendNoMessages,
  bildir: sendMessagesAgain,
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { act } = await params;
  const t = await getTranslations("citizen.act");
  const known = CITIZEN_ACTS.find((name) => name === act);
  return { title: known && t(`${known}.title`), robots: { index: false, follow: false } };
}

export default async function ActPage({ params }: Props) {
  const { code, act: named } = await params;
  const act = CITIZEN_ACTS.find((known) => known === named) ?? notFound();
  const [t, { ctx, request }] = await Promise.all([getTranslations("citizen"), trackedBy(code)]);
  const { mayConfirm, mayDispute, mayWithdraw, status, messages } = request;
  const may = {
    ekle: status !== "withdrawn",
    cozuldu: mayConfirm,
    cozulmedi: mayDispute,
    vazgec: mayWithdraw,
    bildirme: messages === "wanted",
    bildir: messages === "unwanted",
  }[act];
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.track")} note={t("track.noData")}>
      <a href={`/takip/${request.code}`} className="link inline-flex min-h-ctl items-center text-t14">
        {t("back")}
      </a>
      <PageTitle over={t("track.title", { number: request.number })}>{t(`act.${act}.title`)}</PageTitle>
      {may ? (
        <ActForm
          act={act}
          code={request.code}
          action={SENT[act]}
          asksForPhone={request.asksForPhone}
          maxPhotos={MAX_PHOTOS}
        />
      ) : (
        <p>{t("act.refused")}</p>
      )}
    </CitizenShell>
  );
}
