import { redirect } from "next/navigation";
import { yearOf } from "@/server/domain/time";
import { contextOfRequest } from "@/server/rsc";

/** The running year. */
export default async function ReportsPage() {
  const { now } = await contextOfRequest();
  redirect(`/reports/${yearOf(now)}`);
}
