import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeliveryHead } from "@/components/settings/api/delivery-head";
import { DeliverySheet } from "@/components/settings/api/delivery-sheet";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.delivery"))("title") };
}

export default async function DeliveryPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const delivery = await getQueryClient().fetchQuery({
    ...trpc.api.delivery.queryOptions({ id: Number(id) }),
    staleTime: 0,
  });
  if (!delivery) notFound();
  return (
    <>
      <DeliveryHead delivery={delivery} />
      <DeliverySheet delivery={delivery} />
    </>
  );
}
