"use client";

import { useLocale, useTranslations } from "next-intl";
import { DraftNotice } from "@/components/forms/draft-notice";
import { formatDateTime } from "@/components/i18n/format";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { KINDS } from "@/server/domain/request";
import { smsParts } from "@/server/domain/sms";
import { AttachFiles } from "../requests/attach-files";
import { ChannelFields } from "./channel-fields";
import { type Draft, isSocial, withoutCard, withPost } from "./draft";
import { PostField } from "./post-field";
import type { Caller } from "./use-caller";
import type { DraftState } from "./use-draft";
import type { Chosen } from "./use-suggested";
import { PlaceFields, SubjectFields } from "./where-fields";

type Props = {
  draft: Draft;
  chosen: Chosen;
  caller: Caller;
  now: Date;
  error: unknown;
  answering: boolean;
  /** The draft was begun before the page was opened. */
  restored: boolean;
  change: DraftState["change"];
  onDiscard: () => void;
  onLeaveAnswer: () => void;
};

/** The call has brought the number: what is wanted is what is written next. */
const isCallersKnown = ({ callId, phone }: Draft): boolean => callId !== null && phone !== "";

type Part = Pick<Props, "draft" | "caller" | "error" | "change">;

function WhoFields({ draft, caller, error, change }: Part) {
  const t = useTranslations("record.form");
  const social = useTranslations("social.post");
  const errors = useErrorText();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={t("phone")}
        hint={caller.cards.length > 1 ? t("phoneManyHint") : `${t("phoneHint")} · ${social("paste")}`}
        error={errors.field(error, "citizen.phone")}
      >
        <Input
          type="tel"
          autoFocus={!isCallersKnown(draft)}
          autoComplete="off"
          value={draft.phone}
          onChange={({ target }) =>
            change(
              (before) =>
                withPost(before, target.value) ?? { ...withoutCard(before), phone: target.value, stranger: false },
            )
          }
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
            event.preventDefault();
            caller.step(event.key === "ArrowDown" ? 1 : -1);
          }}
        />
      </Field>
      <Field
        label={t("name")}
        hint={t(draft.citizenId === null ? "nameHint" : "nameOfCard")}
        suffix={draft.citizenId === null ? undefined : t("fromCard")}
        error={errors.field(error, "citizen.name")}
      >
        <Input
          autoComplete="off"
          value={draft.name}
          onChange={({ target }) => change({ name: target.value, citizenId: null })}
        />
      </Field>
    </div>
  );
}

function AnswerField({ draft, error, change, onLeaveAnswer }: Omit<Part, "caller"> & Pick<Props, "onLeaveAnswer">) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const { length, parts } = smsParts(draft.answer);
  return (
    <Field
      id="answer"
      label={t("answer")}
      hint={t("answerHint", { length, parts })}
      error={errors.field(error, "answer")}
      required
    >
      <Textarea
        autoFocus
        spacious
        rows={2}
        value={draft.answer}
        onChange={({ target }) => change({ answer: target.value })}
        onKeyDown={({ key }) => key === "Escape" && onLeaveAnswer()}
      />
    </Field>
  );
}

/** Everything that is said during a call, in the order in which it is said. */
export function FormColumn({
  draft,
  chosen,
  caller,
  now,
  error,
  answering,
  restored,
  change,
  onDiscard,
  onLeaveAnswer,
}: Props) {
  const t = useTranslations("record");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const errors = useErrorText();
  return (
    <form
      aria-labelledby="record-title"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="grid content-start gap-4 px-5 py-5 md:px-7 lg:overflow-y-auto"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h1 id="record-title" className="text-t22 font-bold">
          {t("title")}
        </h1>
        <p className="text-ink-3">
          {formatDateTime(now, locale)} · {terms(`channel.${draft.channel}`)}
        </p>
      </div>
      <DraftNotice restored={restored} onDiscard={onDiscard} />
      {isSocial(draft.channel) && <PostField draft={draft} error={error} change={change} />}
      <WhoFields draft={draft} caller={caller} error={error} change={change} />
      <Field label={t("form.what")} error={errors.field(error, "description")} required>
        <Textarea
          autoFocus={isCallersKnown(draft)}
          spacious
          rows={4}
          value={draft.description}
          onChange={({ target }) => change({ description: target.value })}
        />
      </Field>
      <FieldGroup
        label={
          <>
            {t("form.kind")}
            <span className="font-normal text-ink-3 pointer-coarse:hidden"> · {t("form.altNumber")}</span>
          </>
        }
      >
        <Segmented
          value={draft.kind}
          onValueChange={(value) => change({ kind: KINDS.find((kind) => kind === value) ?? draft.kind })}
          options={KINDS.map((kind, index) => ({ value: kind, label: terms(`kind.${kind}`), kbd: String(index + 1) }))}
        />
      </FieldGroup>
      {answering && <AnswerField draft={draft} error={error} change={change} onLeaveAnswer={onLeaveAnswer} />}
      <SubjectFields chosen={chosen} error={error} change={change} />
      <PlaceFields draft={draft} error={error} change={change} />
      <ChannelFields draft={draft} error={error} change={change} />
      <AttachFiles
        files={draft.files}
        onAdded={(added) => change((before) => ({ files: [...before.files, ...added] }))}
        onRemoved={(token) => change((before) => ({ files: before.files.filter((file) => file.token !== token) }))}
      />
    </form>
  );
}
