import type { ReactNode } from "react";
import { cx } from "./cx";

/** What happened, hanging on the ledger's double line. */
export const Timeline = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ol aria-label={label} className="text-ctl">
    {children}
  </ol>
);

export type TimelineItemProps = {
  /** The mark of what it became. */
  mark: ReactNode;
  /** "Pzt 19, 11:02" */
  when: ReactNode;
  /** For `time`: the moment as ISO text. */
  dateTime?: string;
  children: ReactNode;
  /** Who, after what. */
  by?: ReactNode;
  /** What that person wrote. */
  note?: ReactNode;
  /** What went out to the citizen because of it. */
  outgoing?: ReactNode;
};

export function TimelineItem({ mark, when, dateTime, children, by, note, outgoing }: TimelineItemProps) {
  return (
    <li className="grid grid-cols-[21px_1fr] py-[9px] md:grid-cols-[104px_21px_1fr]">
      <time dateTime={dateTime} className="text-ink-3 max-md:order-2 max-md:col-start-2">
        {when}
      </time>
      <span className="relative -my-[9px] border-l-[3px] border-rule-2 [border-left-style:double] max-md:row-span-2">
        <span className="absolute top-[13px] -left-[8px] bg-paper p-px [&_svg]:ring-2 [&_svg]:ring-paper">{mark}</span>
      </span>
      <div className="max-md:order-1">
        {children}
        {by && <span className="text-ink-2"> · {by}</span>}
        {note && <div className="mt-[3px] max-w-[62ch] text-pretty">{note}</div>}
        {outgoing && <div className="max-w-[80ch] text-ink-3">{outgoing}</div>}
      </div>
    </li>
  );
}

/** The same for a citizen: large type, the date under the words. */
export const Steps = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ol aria-label={label} className="text-t16">
    {children}
  </ol>
);

export type StepProps = {
  mark: ReactNode;
  when?: ReactNode;
  dateTime?: string;
  /** It has not happened yet. */
  later?: boolean;
  /** Where things stand now. */
  now?: boolean;
  children: ReactNode;
};

export function Step({ mark, when, dateTime, later, now, children }: StepProps) {
  return (
    <li
      aria-current={now ? "step" : undefined}
      className="relative grid grid-cols-[24px_1fr] pb-2.5 not-last:before:absolute not-last:before:top-3 not-last:before:-bottom-1.5 not-last:before:left-[5px] not-last:before:border-l-[3px] not-last:before:border-rule-2 not-last:before:content-[''] not-last:before:[border-left-style:double]"
    >
      <span className="relative mt-1.5 h-fit w-fit bg-paper py-[3px] [&_svg]:size-3.5">{mark}</span>
      <div className={cx(later && "text-ink-2", now && "font-bold")}>
        {children}
        {when && (
          <time dateTime={dateTime} className="block text-t14 font-normal text-ink-2">
            {when}
          </time>
        )}
      </div>
    </li>
  );
}
