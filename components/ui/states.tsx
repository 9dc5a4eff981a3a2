"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { ErrorMark } from "./marks";
import { Offer } from "./offer";

type Said = {
  title: ReactNode;
  /** What it means, in one or two sentences. */
  children?: ReactNode;
  /** The next step: a link or a button. */
  next?: ReactNode;
  className?: string;
};

function State({ title, children, next, className, role, refused }: Said & { role?: "alert"; refused?: true }) {
  return (
    <div role={role} data-refused={refused} className={cx("px-5 py-6", className)}>
      <p className="font-bold text-ink">{title}</p>
      {children && <div className="mt-0.5 max-w-text text-pretty text-ink-2">{children}</div>}
      {next && <div className="mt-2">{next}</div>}
    </div>
  );
}

/** Nothing is here: what would be here, and the next step. */
export const Empty = (props: Said) => <State {...props} />;

/** It belongs to others: whose it is and who you are. */
export const Refused = (props: Said) => <State {...props} refused />;

export type ErrorStateProps = Omit<Said, "title" | "next"> & {
  /** What failed: "Liste alınamadı". */
  title?: ReactNode;
  onRetry?: () => void;
  busy?: boolean;
};

/** What failed, that nothing typed is lost, and "try again". */
export function ErrorState({ title, onRetry, busy, children, className }: ErrorStateProps) {
  const t = useTranslations("ui");
  return (
    <State
      role="alert"
      className={className}
      title={
        <span className="flex items-center gap-2 text-late">
          <ErrorMark />
          {title ?? t("failed")}
        </span>
      }
      next={
        onRetry && (
          <Button onClick={onRetry} busy={busy} busyLabel={t("retrying")}>
            {t("retry")}
          </Button>
        )
      }
    >
      {children ?? t("nothingLost")}
    </State>
  );
}

export type LoadingProps = {
  label?: string;
  /** How many grey lines. */
  lines?: number;
  /** Rows of a list, with its margin, or lines of text. */
  shape?: "text" | "rows";
  className?: string;
};

const WIDTHS = ["w-[88%]", "w-[64%]", "w-[78%]", "w-[71%]", "w-[83%]", "w-[58%]"];

/** Grey lines in the shape of what comes, after 300 ms. */
export function Loading({ label, lines = 3, shape = "text", className }: LoadingProps) {
  const t = useTranslations("ui");
  const rows = Array.from({ length: lines }, (_, line) => line);
  return (
    <div role="status" aria-busy className={cx("appear-late", className)}>
      <span className="sr-only">{label ?? t("loading")}</span>
      <div aria-hidden>
        {rows.map((line) => (
          <div
            key={line}
            className={
              shape === "rows" ? "grid h-row grid-cols-[40px_1fr] items-stretch" : "flex h-[19px] items-center"
            }
          >
            {shape === "rows" && <span className="margin-line border-b border-rule" />}
            <span className={cx("flex grow items-center", shape === "rows" && "border-b border-rule px-3")}>
              <span className={cx("block h-2.5 bg-rule", WIDTHS[line % WIDTHS.length])} />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

export type ConflictProps = {
  /** Who did what and when. */
  who: ReactNode;
  /** What became of what is typed here. */
  kept?: ReactNode;
  actions: ReactNode;
};

/** Somebody changed it meanwhile; both versions are kept. */
export const Conflict = ({ who, kept, actions }: ConflictProps) => (
  <Offer role="alert" actions={actions}>
    <b>{who}</b> {kept && <span className="text-ink-2">{kept}</span>}
  </Offer>
);
