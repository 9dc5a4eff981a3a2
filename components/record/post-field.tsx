"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RequestNumber } from "@/components/shell/request-number";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { requestNumber } from "@/server/domain/number";
import { readPostLink } from "@/server/domain/post-link";
import { requestHref } from "../requests/parts/request-no";
import { StatusLabel } from "../requests/parts/status-label";
import { type Draft, withPost } from "./draft";
import type { DraftState } from "./use-draft";

type Props = { draft: Draft; error: unknown; change: DraftState["change"] };

/** The post that a request is about: its link says the channel and the account, and whether it was recorded before. */
export function PostField({ draft, error, change }: Props) {
  const t = useTranslations("social.post");
  const trpc = useTRPC();
  const errors = useErrorText();
  const post = readPostLink(draft.reference);
  const { data: known } = useQuery(
    trpc.requests.ofPost.queryOptions(
      post && post.channel === draft.channel ? { channel: post.channel, key: post.key } : skipToken,
    ),
  );
  return (
    <div>
      <Field
        label={t("link")}
        hint={t("hint")}
        error={errors.field(error, "sourceUrl") ?? errors.field(error, "externalId")}
      >
        <Input
          type="url"
          autoComplete="off"
          value={draft.reference}
          onChange={({ target }) => change((before) => withPost(before, target.value) ?? { reference: target.value })}
        />
      </Field>
      {known && (
        <p role="status" className="mt-1 flex flex-wrap items-baseline gap-x-2">
          <span className="text-wait">{t("known")}</span>
          <Link className="link" href={requestHref(known)}>
            <RequestNumber number={requestNumber(known.year, known.seq)} />
          </Link>
          <StatusLabel status={known.status} />
          <span className="text-ink-2">{known.summary}</span>
        </p>
      )}
    </div>
  );
}
