import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { SmsSettings } from "@/components/settings/sms/sms-settings";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sms"))("title") };
}

export default async function SmsPage() {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  await getQueryClient().prefetchQuery(trpc.sms.settings.queryOptions());
  return (
    <HydrationBoundary state={dehydrated()}>
      <SmsSettings at={now.toISOString()} />
    </HydrationBoundary>
  );
}
