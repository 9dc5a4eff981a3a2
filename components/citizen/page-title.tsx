import type { ReactNode } from "react";

/** The one large line of a citizen's page, with what stands over it. */
export const PageTitle = ({ over, children }: { over?: ReactNode; children: ReactNode }) => (
  <>
    {over && <p className="text-t14 text-ink-2">{over}</p>}
    <h1 className="mt-0.5 mb-2.5 text-[26px] leading-8 font-bold tracking-[-.015em] text-balance">{children}</h1>
  </>
);
