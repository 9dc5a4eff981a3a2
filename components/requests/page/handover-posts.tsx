"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useReason } from "@/components/handover/use-reason";
import { formatDayTime } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import { isTroubled } from "@/server/domain/handover";
import type { ShownPost } from "@/server/services/handovers/of-request";

/** What the citizen has said since the hand-over, and whether it reached the institution. */
export function HandoverPosts({ posts, mayAct }: { posts: readonly ShownPost[]; mayAct: boolean }) {
  const t = useTranslations("handover.posts");
  if (posts.length === 0) return null;
  return (
    <div className="mt-2.5">
      <h3 className="text-t12 font-semibold text-ink-2">{t("title")}</h3>
      <ul className="mt-1 grid gap-1.5">
        {posts.map((post) => (
          <li key={post.id}>
            <Post post={post} mayAct={mayAct} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Post({ post, mayAct }: { post: ShownPost; mayAct: boolean }) {
  const t = useTranslations("handover.posts");
  const locale = useLocale();
  const reason = useReason();
  const { state, error, createdAt } = post;
  const troubled = isTroubled(state);
  return (
    <>
      <p className={troubled ? "font-medium text-late" : undefined}>
        {t("line", { at: formatDayTime(createdAt, locale), state: t(`states.${state}`) })}
      </p>
      {error && <p className={`text-t12 ${troubled ? "text-late" : "text-ink-2"}`}>{reason(error)}</p>}
      {mayAct && error && state !== "taken" && <PostActs post={post} />}
    </>
  );
}

/** Sent again, or passed on by telephone. */
function PostActs({ post: { id, state } }: { post: ShownPost }) {
  const t = useTranslations("handover.posts");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [asking, setAsking] = useState(false);
  const unknown = state === "unknown";
  const settle = useMutation(
    trpc.handovers.settlePost.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("done") });
        await queries.invalidateQueries();
      },
      onError: (failed) => toast({ text: errors.of(failed), error: true }),
      onSettled: () => setAsking(false),
    }),
  );
  const resend = () => settle.mutate({ id, how: "resend", mayBeTwice: unknown });
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      <Button
        size="small"
        busy={settle.isPending}
        busyLabel={t("busy")}
        onClick={() => (unknown ? setAsking(true) : resend())}
      >
        {t("resend")}
      </Button>
      <Button
        size="small"
        busy={settle.isPending}
        busyLabel={t("busy")}
        onClick={() => settle.mutate({ id, how: "passed_on" })}
      >
        {t("passedOn")}
      </Button>
      {asking && (
        <Confirm
          open
          onOpenChange={setAsking}
          question={t("question")}
          what={t("risk")}
          act={t("resend")}
          busy={settle.isPending}
          busyLabel={t("busy")}
          onConfirm={resend}
        />
      )}
    </div>
  );
}
