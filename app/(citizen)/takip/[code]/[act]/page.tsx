import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/components/citizen/act-form";
import { CITIZEN_ACTS, type CitizenAct } from "@/components/citizen/acts";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PageTitle } from "@/components/citizen/page-title";
import { formGivenBack } from "@/server/actions/given-back";
import type { ActState } from "@/server/actions/track";
import { trackedBy } from "@/server/actions/tracked";
import { visitor } from "@/server/actions/visitor";
import { MAX_PHOTOS } from "@/server/services/citizens/apply";
import type { TrackedRequest } from "@/server/services/citizens/track";

type Props = { params: Promise<{ code: string; act: string }> };

const blank = (): ActState => ({
  ...{ text: "", lastFour: "", formToken: randomUUID() },
  kept: [],
  refused: [],
  failure: null,
  lost: [],
});

/** A form that is given back is shown without its request where the database is away. */
async function tracked(code: string, given: ActState | null) {
  try {
    return await trackedBy(code);
  } catch (error) {
    unstable_rethrow(error);
    if (!given) throw error;
    return { ctx: (await visitor()).ctx, request: null };
  }
}

const mayDo = ({ mayConfirm, mayDispute, mayWithdraw, status, messages }: TrackedRequest, act: CitizenAct): boolean =>
  ({
    ekle: status !== "withdrawn",
    cozuldu: mayConfirm,
    cozulmedi: mayDispute,
    vazgec: mayWithdraw,
    bildirme: messages === "wanted",
    bildir: messages === "unwanted",
  })[act];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { act } = await params;
  const t = await getTranslations("citizen.act");
  const known = CITIZEN_ACTS.find((name) => name === act);
  return { title: known && t(`${known}.title`), robots: { index: false, follow: false } };
}

export default async function ActPage({ params }: Props) {
  const { code, act: named } = await params;
  // A mistyped or outdated address still names the request, where all that can be done with it is offered.
  const act = CITIZEN_ACTS.find((known) => known === named) ?? redirect(`/takip/${encodeURIComponent(code)}`);
  const given = await formGivenBack<ActState>();
  const [t, { ctx, request }] = await Promise.all([getTranslations("citizen"), tracked(code, given)]);
  const shown = request?.code ?? code.toUpperCase();
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.track")} note={t("track.noData")}>
      <a href={`/takip/${shown}`} className="link inline-flex min-h-ctl items-center text-t14">
        {t("back")}
      </a>
      <PageTitle over={request && t("track.title", { number: request.number })}>{t(`act.${act}.title`)}</PageTitle>
      {!request || mayDo(request, act) ? (
        <ActForm
          act={act}
          code={shown}
          initial={given ?? blank()}
          asksFor={request ? request.asksFor : "phone"}
          maxPhotos={MAX_PHOTOS}
        />
      ) : (
        <p>{t("act.refused")}</p>
      )}
    </CitizenShell>
  );
}
