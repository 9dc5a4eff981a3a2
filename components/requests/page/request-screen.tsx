"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FieldRequest } from "@/components/field/field-request";
import { useNarrow } from "@/components/field/use-narrow";
import { useTRPC } from "@/components/trpc/client";
import { saidOf, useErrorText } from "@/components/trpc/use-error-text";
import { ErrorState, Loading } from "@/components/ui/states";
import { useSeeWarningsOf } from "@/components/warnings/use-see-of";
import type { RequestView } from "@/server/services/requests/get";
import { Presence } from "../parts/presence";
import { useNow } from "../parts/use-now";
import { ActBar } from "./act-bar";
import { ClaimActs } from "./claim-acts";
import { Composer } from "./composer";
import { Crumb } from "./crumb";
import { Rail } from "./rail";
import { RequestMain } from "./request-main";

/** What others do to it appears by itself: asked again whenever the window comes back, and every minute. */
const AGAIN_MS = 60_000;
/** A photograph that is being converted is there in a few seconds. */
const CONVERTING_MS = 3_000;

const againIn = (request: RequestView | undefined): number =>
  request?.attachments.some(({ error }) => error === "fileConverting") ? CONVERTING_MS : AGAIN_MS;

/** Whoever works for its department sees the worker's view on a telephone, before and after the answer; public relations the whole page. */
const isFieldWork = ({ acts, departmentId }: RequestView): boolean =>
  departmentId !== null &&
  acts.includes("note") &&
  !acts.some((act) => act === "merge" || act === "reopen" || act === "unmerge");

export function RequestScreen({
  number,
  now: first,
  from,
  staffId,
  telephone,
}: {
  number: { year: number; seq: number };
  now: Date;
  from: string | undefined;
  staffId: number;
  /** The browser says that it is one. */
  telephone: boolean;
}) {
  const t = useTranslations("request.page");
  const trpc = useTRPC();
  const errors = useErrorText();
  const now = useNow(first);
  const narrow = useNarrow(telephone);
  const {
    data: request,
    error,
    refetch,
    isFetching,
  } = useQuery(
    trpc.requests.get.queryOptions(number, {
      refetchInterval: ({ state }) => againIn(state.data),
      refetchOnWindowFocus: "always",
    }),
  );
  useSeeWarningsOf(request?.acts.includes("note") ? request.id : undefined);
  if (error && !request)
    return (
      <ErrorState title={t("list")} onRetry={() => void refetch()} busy={isFetching}>
        {saidOf(error)?.code === "TOO_MANY_REQUESTS" && errors.of(error)}
      </ErrorState>
    );
  if (!request) return <Loading lines={8} />;
  const presence = <Presence id={error ? null : request.id} className="md:px-8" />;
  if (narrow && isFieldWork(request)) {
    return (
      <>
        {presence}
        <FieldRequest request={request} />
      </>
    );
  }
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex min-w-0 flex-col">
        {presence}
        <div className="grow pb-6">
          <Crumb number={number} from={from} />
          <RequestMain request={request} />
        </div>
        <Composer request={request}>
          <ActBar request={request} />
        </Composer>
      </div>
      <Rail request={request} now={now} whoseActs={<ClaimActs request={request} staffId={staffId} />} />
    </div>
  );
}
