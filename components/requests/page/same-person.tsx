"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RequestNumber } from "@/components/shell/request-number";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { requestNumber } from "@/server/domain/number";
import type { Candidate } from "@/server/services/citizens/same-person";
import type { RequestView } from "@/server/services/requests/get";
import { requestHref } from "../parts/request-no";

/** The tie that was made from this request and not undone yet. */
function standingTie({ events }: RequestView): string | null {
  const nameOf = ({ data }: RequestView["events"][number]) => (typeof data.tie === "string" ? data.tie : null);
  const undone = events.filter(({ act }) => act === "untie").map(nameOf);
  const last = events.find((event) => event.act === "tie" && !undone.includes(nameOf(event)));
  return last ? nameOf(last) : null;
}

function useTying(requestId: number) {
  const t = useTranslations("social.same");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const refused = (error: unknown) => toast({ text: errors.of(error), error: true });
  const settled = () => queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
  const untie = useMutation(
    trpc.requests.untie.mutationOptions({
      onSuccess: () => toast({ text: t("parted") }),
      onError: refused,
      onSettled: settled,
    }),
  );
  const part = (tie: string) => untie.mutate({ id: requestId, tie });
  const tie = useMutation(
    trpc.requests.tie.mutationOptions({
      onSuccess: ({ tie }) => toast({ text: t("tied"), undo: () => part(tie) }),
      onError: refused,
      onSettled: settled,
    }),
  );
  return {
    same: (citizenId: number) => tie.mutate({ id: requestId, citizenId }),
    part,
    busy: tie.isPending || untie.isPending,
  };
}

function Offered({ one, busy, onSame }: { one: Candidate; busy: boolean; onSame: () => void }) {
  const t = useTranslations("social.same");
  const terms = useTranslations("requests.terms.channel");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 py-1.5">
      <div>
        <p>
          {one.name ?? t("nameless")} {one.phone && <span className="text-ink-2">{one.phone}</span>}
        </p>
        <p className="text-ink-2">
          {one.reasons.map((reason) => t(`reason.${reason}`)).join(", ")}
          {one.channels.length > 0 && ` · ${one.channels.map((channel) => terms(channel)).join(", ")}`}
        </p>
        {one.requests.length > 0 && (
          <p className="flex flex-wrap gap-x-2">
            {one.requests.map((request) => (
              <Link key={request.id} className="link" href={requestHref(request)}>
                <RequestNumber number={requestNumber(request.year, request.seq)} />
              </Link>
            ))}
          </p>
        )}
      </div>
      <Button size="small" busy={busy} onClick={onSame}>
        {t("act")}
      </Button>
    </li>
  );
}

/** Another entry that may be this citizen, with what speaks for it; a person says so, and can take it back. */
export function SamePerson({ request }: { request: RequestView }) {
  const t = useTranslations("social.same");
  const trpc = useTRPC();
  const { same, part, busy } = useTying(request.id);
  const asks = request.acts.includes("tie") && request.citizen !== null && !request.identityWithheld;
  const { data: offered = [] } = useQuery(trpc.requests.samePerson.queryOptions({ id: request.id }, { enabled: asks }));
  const tied = request.acts.includes("untie") ? standingTie(request) : null;
  if (!asks || (offered.length === 0 && tied === null)) return null;
  return (
    <section aria-label={t("title")} className="mt-2.5 border-l-[3px] border-rule-2 pl-3 [border-left-style:double]">
      {offered.length > 0 && (
        <>
          <h3 className="font-bold">{t("title")}</h3>
          <ul>
            {offered.map((one) => (
              <Offered key={one.id} one={one} busy={busy} onSame={() => same(one.id)} />
            ))}
          </ul>
        </>
      )}
      {tied && (
        <p className="flex items-center justify-between gap-2 text-ink-2">
          {t("standing")}
          <Button size="small" busy={busy} onClick={() => part(tied)}>
            {t("part")}
          </Button>
        </p>
      )}
    </section>
  );
}
