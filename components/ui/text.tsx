import type { ReactNode } from "react";

/** The first stop of the Tab key: past the menu. `main` carries the id. */
export const SkipLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <a
    href={`#${to}`}
    className="link fixed top-2 left-2 z-50 -translate-y-24 rounded border border-rule-2 bg-raise px-3 py-2 focus:translate-y-0 focus:shadow-raise print:hidden"
  >
    {children}
  </a>
);

/** A number whose last part is read aloud: `2026-0` light, `14811` dark. */
export const Numeral = ({ light, dark }: { light: string; dark: string }) => (
  <span className="whitespace-nowrap text-ink-3">
    {light}
    <b className="font-medium text-ink">{dark}</b>
  </span>
);

/** A small word in a thin frame, as "3 benzer". */
export const Tag = ({ children, title }: { children: ReactNode; title?: string }) => (
  <span
    title={title}
    className="narrow inline-block rounded-tag border border-rule-2 px-1 text-t12 font-medium whitespace-nowrap text-ink-2"
  >
    {children}
  </span>
);
