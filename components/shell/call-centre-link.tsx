import type { ReactNode } from "react";

/** Nothing where no number is known. */
export const CallCentreLink = ({ phone, children }: { phone: string; children: ReactNode }) =>
  phone && (
    <a href={`tel:${phone.replace(/\D/g, "")}`} className="link inline-flex min-h-ctl items-center">
      {children}
    </a>
  );
