"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { saidOf } from "@/components/trpc/use-error-text";
import { useToast } from "@/components/ui/toast";
import { formatNumber } from "../i18n/format";
import { useFailure } from "../requests/parts/failure";
import { dequeue, drain, enqueue, isOwn, type Outcome, type Queue, retry, settled, type Waiting } from "./queue";
import { changeQueue, queueNow, useStoredQueue } from "./queue-store";

/** No answer came, or none that says anything about the request: it will be asked again. */
const NO_VERDICT = ["unexpected", "signInFirst"];

export const isUnreachable = (error: unknown): boolean => {
  const people = saidOf(error);
  return people === null || NO_VERDICT.includes(people.key);
};

export type QueueState = {
  queue: Queue;
  /** False where the browser keeps nothing. */
  add: (waiting: Omit<Waiting, "owner" | "at" | "refusal">) => boolean;
  remove: (requestId: number) => void;
  /** Sends everything that waits, if there is a connection. */
  send: () => Promise<void>;
  /** A refused one is sent all the same, on top of what stands there now. */
  again: (waiting: Waiting) => Promise<void>;
};

/** One window sends, the others look on. */
async function alone(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator)
    await navigator.locks.request("cozum.queue", { ifAvailable: true }, (lock) => lock && work());
  else await work();
}

/** Answers that wait for a connection, and how they get out. */
export function useQueue(): QueueState {
  const t = useTranslations("field.queue");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const failureOf = useFailure();
  const { data: account } = useQuery(trpc.staff.account.queryOptions());
  const act = useMutation(trpc.requests.act.mutationOptions({ networkMode: "always" }));
  const me = account?.email;
  const stored = useStoredQueue();
  const mine = (waiting: Waiting) => me === undefined || isOwn(waiting, me);

  const fresh = ({ year, seq }: Waiting) =>
    queries.fetchQuery(trpc.requests.get.queryOptions({ year, seq }, { staleTime: 0, retry: false }));

  /** The answer may be there already: only the word that it arrived was lost on the way. */
  const arrived = async (waiting: Waiting): Promise<boolean> => {
    try {
      const request = await fresh(waiting);
      return request.status === "resolved" && request.answer === waiting.answer.trim();
    } catch {
      return false;
    }
  };

  const sendOne = async (waiting: Waiting): Promise<Outcome> => {
    const { requestId: id, version, answer, files } = waiting;
    try {
      await act.mutateAsync({ id, version, change: { act: "resolve", answer }, files });
      return { kind: "sent" };
    } catch (error) {
      if (isUnreachable(error)) return { kind: "unreachable" };
      if (await arrived(waiting)) return { kind: "sent" };
      const { text, clash } = failureOf(error);
      return { kind: "refused", why: clash ? t("clash", { ...clash }) : text };
    }
  };

  const send = () =>
    alone(async () => {
      const own = queueNow().filter((waiting) => me !== undefined && isOwn(waiting, me));
      const sent = await drain(own, sendOne, (waiting, outcome) =>
        changeQueue((queue) => settled(queue, waiting, outcome)),
      );
      if (sent === 0) return;
      toast({ text: t("sent", { count: sent, shown: formatNumber(sent, locale) }) });
      await queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    });

  return {
    queue: stored.filter(mine),
    add: (waiting) =>
      changeQueue((queue) => enqueue(queue, { ...waiting, owner: me ?? "", at: new Date(), refusal: null })),
    remove: (requestId) => void changeQueue((queue) => dequeue(queue, requestId)),
    send,
    again: async (waiting) => {
      try {
        const { version } = await fresh(waiting);
        changeQueue((queue) => retry(queue, waiting.requestId, version));
        await send();
      } catch (error) {
        toast({ text: failureOf(error).text, error: true });
      }
    },
  };
}
