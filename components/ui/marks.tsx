import type { ReactNode } from "react";
import { cx } from "./cx";

type MarkProps = {
  /** Said by a screen reader; leave it out where the word stands beside the mark. */
  label?: string;
  className?: string;
  size?: number;
};

function Mark({ label, className, size = 12, children }: MarkProps & { children: ReactNode }) {
  const drawing = (
    <svg aria-hidden viewBox="0 0 12 12" width={size} height={size} fill="none" className={cx("shrink-0", className)}>
      {children}
    </svg>
  );
  return label ? (
    <span role="img" aria-label={label} title={label} className="inline-flex">
      {drawing}
    </span>
  ) : (
    drawing
  );
}

/** Square: time. */
export type TimeKind = "late" | "today" | "later" | "paused" | "onTime";

const OUTLINE = <rect x="1.5" y="1.5" width="9" height="9" stroke="currentColor" />;

const TIME: Record<TimeKind, { color: string; shape: ReactNode }> = {
  late: { color: "text-late", shape: <rect x="1" y="1" width="10" height="10" fill="currentColor" /> },
  today: {
    color: "text-today",
    shape: (
      <>
        {OUTLINE}
        <rect x="1" y="1" width="5" height="10" fill="currentColor" />
      </>
    ),
  },
  later: { color: "text-ink-3", shape: OUTLINE },
  paused: { color: "text-wait", shape: <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" /> },
  onTime: {
    color: "text-done",
    shape: <path d="M1.5 6.5 4.7 9.6 10.7 2.6" stroke="currentColor" strokeWidth="1.8" />,
  },
};

const TIME_TEXT: Record<TimeKind, string> = {
  late: "text-late",
  today: "text-today",
  later: "text-ink-2",
  paused: "text-wait",
  onTime: "text-done",
};

/** The colour of the words beside a time mark. */
export const timeText = (kind: TimeKind): string => TIME_TEXT[kind];

export function TimeMark({ kind, className, ...rest }: MarkProps & { kind: TimeKind }) {
  return (
    <Mark {...rest} className={cx(TIME[kind].color, className)}>
      {TIME[kind].shape}
    </Mark>
  );
}

/** Circle: state. */
export type StateKind =
  | "new"
  | "assigned"
  | "in_progress"
  | "waiting"
  | "resolved"
  | "declined"
  | "referred"
  | "merged"
  | "withdrawn";

const RING = <circle cx="6" cy="6" r="4.75" stroke="currentColor" strokeWidth="1.4" />;

const ringWith = (path: string, strokeWidth = 1.4) => (
  <>
    {RING}
    <path d={path} stroke="currentColor" strokeWidth={strokeWidth} />
  </>
);

const STATE: Record<StateKind, ReactNode> = {
  new: <circle cx="6" cy="6" r="4.75" stroke="currentColor" strokeWidth="1.4" strokeDasharray="1.9 1.83" />,
  assigned: RING,
  in_progress: (
    <>
      {RING}
      <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor" />
    </>
  ),
  waiting: ringWith("M4.8 4v4M7.2 4v4"),
  resolved: (
    <path
      fillRule="evenodd"
      fill="currentColor"
      d="M6 .6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 6 .6zM3.1 6.2l2.2 2.1 3.7-4.2-.9-.8-2.9 3.2-1.3-1.2z"
    />
  ),
  declined: ringWith("M2.8 9.2 9.2 2.8"),
  referred: (
    <path d="M10.4 7.8A4.75 4.75 0 1 1 4.2 1.6M6 6l4.6-4.6M7.4 1h3.6v3.6" stroke="currentColor" strokeWidth="1.4" />
  ),
  merged: (
    <>
      <circle cx="4.4" cy="6" r="3.4" stroke="currentColor" strokeWidth="1.3" />
      <circle cx="7.6" cy="6" r="3.4" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
  withdrawn: ringWith("m4.2 4.2 3.6 3.6M7.8 4.2 4.2 7.8", 1.3),
};

const STATE_COLOR: Partial<Record<StateKind, string>> = {
  waiting: "text-wait",
  resolved: "text-done",
  withdrawn: "text-ink-3",
};

/** The colour of a state's mark and word; most states have none of their own. */
const stateText = (kind: StateKind): string => STATE_COLOR[kind] ?? "";

export function StateMark({ kind, className, ...rest }: MarkProps & { kind: StateKind }) {
  return (
    <Mark {...rest} className={cx(stateText(kind), className)}>
      {STATE[kind]}
    </Mark>
  );
}

/** Diamond: an error. */
export function ErrorMark({ className, ...rest }: MarkProps) {
  return (
    <Mark {...rest} className={cx("text-late", className)}>
      <path fillRule="evenodd" fill="currentColor" d="M6 0l6 6-6 6-6-6zM5.2 3v3.6h1.6V3zM5.2 7.6v1.5h1.6V7.6z" />
    </Mark>
  );
}

/** The tick of a chosen row. */
export function TickMark({ className, ...rest }: MarkProps) {
  return (
    <Mark {...rest} className={cx("text-accent", className)}>
      <path d="M1.5 6.5 4.7 9.6 10.7 2.6" stroke="currentColor" strokeWidth="1.8" />
    </Mark>
  );
}

/** A mark with its word, in the mark's colour. */
export function Marked({ mark, className, children }: { mark: ReactNode; className?: string; children: ReactNode }) {
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      {mark}
      {children}
    </span>
  );
}

export const TimeLabel = ({ kind, children }: { kind: TimeKind; children: ReactNode }) => (
  <Marked mark={<TimeMark kind={kind} />} className={timeText(kind)}>
    {children}
  </Marked>
);

export const StateLabel = ({ kind, children }: { kind: StateKind; children: ReactNode }) => (
  <Marked mark={<StateMark kind={kind} />} className={stateText(kind)}>
    {children}
  </Marked>
);

/** Letters: the channel. No pictures. */
export function ChannelMark({ letters, name }: { letters: string; name: string }) {
  return (
    <abbr title={name} className="narrow whitespace-nowrap text-t12 font-bold tracking-[.02em] text-ink-2">
      {letters}
    </abbr>
  );
}
