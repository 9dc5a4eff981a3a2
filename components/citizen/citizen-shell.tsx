import type { ReactNode } from "react";
import { PublicShell } from "../shell/public-shell";
import { LARGE } from "./large";

export type CitizenShellProps = {
  municipality: { name: string; callCentre: string };
  about: string;
  note?: ReactNode;
  act?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

export const CitizenShell = ({ municipality, about, note, act, wide, children }: CitizenShellProps) => (
  <div className={LARGE}>
    <PublicShell
      municipality={municipality.name}
      about={about}
      phone={{ shown: municipality.callCentre, dial: municipality.callCentre.replace(/\D/g, "") }}
      note={note}
      act={act}
      wide={wide}
    >
      {children}
    </PublicShell>
  </div>
);
