import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RecordScreen } from "@/components/record/record-screen";
import { Refused } from "@/components/ui/states";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

const openedSchema = z.object({
  phone: z.string().max(30).catch(""),
  call: z.coerce.number().pipe(z.int32().positive()).nullable().catch(null),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("title") };
}

/** Opened by hand, or by a call: `?phone=` and `?call=` are filled in. */
export default async function NewRequestPage({ searchParams }: PageProps<"/requests/new">) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff" || !may(actor, "record_request")) {
    const t = await getTranslations("record.refused");
    return <Refused title={t("title")}>{t("text", { who: actor.kind === "staff" ? actor.name : "" })}</Refused>;
  }
  const { phone, call: id } = openedSchema.parse(await searchParams);
  const queries = getQueryClient();
  const [call] = await Promise.all([
    id === null ? null : queries.fetchQuery(trpc.calls.toRecord.queryOptions({ id })).catch(() => null),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <RecordScreen staffId={actor.staffId} phone={call?.phone ?? phone} call={call} now={now} />
    </HydrationBoundary>
  );
}
