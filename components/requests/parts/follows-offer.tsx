"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { requestNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Offer } from "@/components/ui/offer";
import { useToast } from "@/components/ui/toast";
import { useKeys } from "@/components/ui/use-keys";
import { isOpen } from "@/server/domain/request";
import type { RequestView } from "@/server/services/requests/get";
import { useFailure } from "./failure";

const FOLLOWS_KEY = "t";

type Props = { request: RequestView; onJoined?: ((text: string) => void) | undefined };

/** The same citizen wrote this after an answer: one key says that it belongs there. */
export function FollowsOffer({ request, onJoined }: Props) {
  const t = useTranslations("request.follows");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const failureOf = useFailure();
  const join = useMutation(trpc.requests.joinFollowed.mutationOptions());
  const { follows, acts } = request;
  const number = follows && requestNumber(follows.year, follows.seq);
  const offered = follows !== null && isOpen(request.status);
  const mine = offered && acts.includes("merge");

  const run = async () => {
    if (join.isPending) return;
    try {
      await join.mutateAsync({ id: request.id, version: request.version });
      const text = t("joined", { number: requestNumber(request.year, request.seq), main: number ?? "" });
      toast({ text });
      onJoined?.(text);
    } catch (error) {
      toast({ text: failureOf(error).text, error: true });
    } finally {
      void queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    }
  };
  useKeys({ [FOLLOWS_KEY]: () => void run() }, { enabled: mine });
  if (!offered || !number) return null;
  return (
    <Offer
      aria-label={t("title")}
      className="mb-4"
      actions={
        mine && (
          <Button kbd={FOLLOWS_KEY.toUpperCase()} busy={join.isPending} onClick={() => void run()}>
            {t("belongs", { number })}
          </Button>
        )
      }
    >
      <p>
        {t.rich("after", {
          number,
          link: (chunks) => (
            <Link className="link" href={`/requests/${number}`} prefetch={false}>
              {chunks}
            </Link>
          ),
        })}{" "}
        <span className="text-ink-2">{follows.summary}</span>
      </p>
    </Offer>
  );
}
