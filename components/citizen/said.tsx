import type { ReactNode } from "react";
import { StateMark } from "../ui/marks";

/** That an act was done, on the page it leads back to. */
export const Said = ({ children }: { children: ReactNode }) => (
  <p role="status" className="mb-4 flex items-center gap-2.5 border border-rule-2 bg-done-tint px-4 py-2.5 text-done">
    <StateMark kind="resolved" size={14} />
    <span className="font-medium">{children}</span>
  </p>
);
