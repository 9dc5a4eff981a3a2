import type { ReactNode } from "react";
import { maySet } from "@/components/auth/places";
import { RefusedPage } from "@/components/auth/refused-page";
import { topicsOf } from "@/components/settings/topic-list";
import { TopicNav } from "@/components/settings/topic-nav";
import { sessionOfRequest } from "@/server/auth";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!maySet(session.actor)) return <RefusedPage actor={session.actor} needs={["admin", "pr_manager"]} />;
  return (
    <>
      <TopicNav topics={topicsOf(session.actor)} />
      {children}
    </>
  );
}
