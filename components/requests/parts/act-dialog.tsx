"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { type Change, changeSchema, type Facts } from "@/server/domain/changes";
import type { Notice } from "@/server/domain/notices";
import type { Request } from "@/server/domain/request";
import type { ActTarget } from "./act-target";
import { Refusal } from "./refusal";
import { useAct } from "./use-act";
import { WaysTo } from "./ways";

/** What every dialog of an act is given. */
export type ActDialogProps = {
  target: ActTarget;
  /** What is confirmed by the same act where it can be, such as the suggested subject. */
  facts?: Facts | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** After it was done: the request as it stands now. */
  onDone?: (request: Request, change: Change) => void;
  onUndone?: () => void;
};

/** A change as the form has it: still unchecked. */
type Draft = { act: Change["act"] } & Record<string, unknown>;

type FrameProps = ActDialogProps & {
  title: string;
  description?: string;
  /** On the button. */
  label: string;
  danger?: boolean;
  /** What the citizen will be sent by it. */
  notice?: Notice;
  read: () => Draft;
  /** What is wrong besides, by field a key of messages `errors`. */
  check?: () => Record<string, string>;
  /** It was sent: drafts may go. */
  onSent?: () => void;
  /** The sentence under a field that is to be mended. */
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

type Errors = Record<string, string>;

/** The frame of an act: checks what is typed as the server will, sends it, and keeps it where that is refused. */
export function ActDialog({ target, open, onOpenChange, onDone, onUndone, facts, ...frame }: FrameProps) {
  const { title, description, label, danger, notice, read, check, onSent, children } = frame;
  const t = useTranslations("requests.dialogs");
  const form = useId();
  const { key: sentence } = useErrorText();
  const { act, failure, busy, forget } = useAct();
  const [errors, setErrors] = useState<Errors>({});

  const shut = (next: boolean) => {
    if (!next) {
      forget();
      setErrors({});
    }
    onOpenChange(next);
  };
  const submit = async (version: number) => {
    const checked = changeSchema.safeParse({ facts, ...read() });
    const wrong = Object.entries(check?.() ?? {}).map(([field, key]) => [field, sentence(key)]);
    if (!checked.success || wrong.length > 0) {
      const unread = (checked.error?.issues ?? []).map(({ path, message }) => [
        path.join("."),
        sentence(message === "required" || message === "tooLong" ? message : "choose"),
      ]);
      return setErrors(Object.fromEntries([...wrong, ...unread]));
    }
    setErrors({});
    const after = await act({ ...target, version }, checked.data, { onUndone });
    if (!after) return;
    onSent?.();
    onOpenChange(false);
    onDone?.(after, checked.data);
  };
  const chord = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  const errorOf = (field: string) => errors[field] ?? failure?.fields[`change.${field}`];

  return (
    <Dialog
      open={open}
      onOpenChange={shut}
      title={title}
      description={description}
      actions={
        <>
          <Button
            look={danger ? "danger" : "main"}
            type="submit"
            form={form}
            kbd={["Ctrl", "↵"]}
            busy={busy}
            busyLabel={t("busy")}
          >
            {label}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-3"
        onKeyDown={chord}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit(target.version);
        }}
      >
        {children(errorOf)}
        {notice && <WaysTo requestId={target.id} notice={notice} />}
        {failure && (
          <Refusal failure={failure} onAgain={(version) => void submit(version)} onLook={() => shut(false)} />
        )}
      </form>
    </Dialog>
  );
}
