import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { CallFiles } from "@/components/settings/topics/call-files";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.files"))("title") };
}

export default async function CallFilesPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "import_calls")) return <RefusedPage actor={actor} needs={["pr_manager", "admin"]} />;
  await getQueryClient().prefetchQuery(trpc.calls.files.queryOptions());
  return (
    <HydrationBoundary state={dehydrated()}>
      <CallFiles />
    </HydrationBoundary>
  );
}
