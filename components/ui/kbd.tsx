import type { ReactNode } from "react";
import { cx } from "./cx";

/** A key as it is printed on the keyboard. Not shown where there is none. */
export function Kbd({ children, label, inherit }: { children: ReactNode; label?: string; inherit?: boolean }) {
  return (
    <kbd
      aria-label={label}
      role={label ? "img" : undefined}
      className={cx(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded border px-1 font-[inherit] text-[12px] font-medium leading-none pointer-coarse:hidden print:hidden",
        inherit ? "border-current/45" : "border-rule-2 bg-paper text-ink-2",
      )}
    >
      {children}
    </kbd>
  );
}
