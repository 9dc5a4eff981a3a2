import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CITIZEN_ACTS } from "@/components/citizen/acts";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { RefusedFiles } from "@/components/citizen/refused-files";
import { Said } from "@/components/citizen/said";
import { TrackedActs } from "@/components/citizen/tracked-acts";
import { TrackedAnswer } from "@/components/citizen/tracked-answer";
import { TrackedHead } from "@/components/citizen/tracked-head";
import { TrackedSteps } from "@/components/citizen/tracked-steps";
import { ButtonLink } from "@/components/ui/button";
import { trackedBy } from "@/server/actions/tracked";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ oldu?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.find"))("title"), robots: { index: false, follow: false } };
}

export default async function TrackPage({ params, searchParams }: Props) {
  const [t, { oldu }, { ctx, request }] = await Promise.all([
    getTranslations("citizen"),
    searchParams,
    params.then(({ code }) => trackedBy(code)),
  ]);
  const done = CITIZEN_ACTS.find((act) => act === oldu);
  return (
    <CitizenShell
      municipality={ctx.municipality.identity}
      about={t("about.track")}
      act={
        request.status === "withdrawn" ? undefined : (
          <ButtonLink prefetch={false} href={`/takip/${request.code}/ekle`} wide>
            {t("act.ekle.link")}
          </ButtonLink>
        )
      }
    >
      {done && <Said>{t(`track.done.${done}`)}</Said>}
      <TrackedHead request={request} now={ctx.now} />
      <TrackedAnswer request={request} />
      <RefusedFiles
        files={request.refusedFiles}
        addTo={request.status === "withdrawn" ? undefined : `/takip/${request.code}/ekle`}
      />
      <TrackedSteps request={request} />
      <TrackedActs request={request} />
    </CitizenShell>
  );
}
