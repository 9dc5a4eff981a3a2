"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { RowHead } from "@/components/ui/table";

export type OpeningRowsProps = {
  name: string;
  /** What the row is called, mostly a link. */
  title?: ReactNode;
  /** Said on the switch: "üç hesap". */
  parts: string;
  /** The row's other cells. */
  cells: ReactNode;
  open?: boolean;
  children: ReactNode;
};

/** A row that opens into its parts; what stands open is printed. */
export function OpeningRows({ name, title, parts, cells, open: first = false, children }: OpeningRowsProps) {
  const t = useTranslations("reports");
  const [open, setOpen] = useState(first);
  const id = useId();
  return (
    <>
      <tbody>
        <tr>
          <RowHead>
            {title}
            {title && <span className="text-ink-3"> · </span>}
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              aria-label={`${parts}. ${t(open ? "hide" : "show", { name })}`}
              onClick={() => setOpen(!open)}
              className={
                title
                  ? "min-h-6 text-ink-3 underline decoration-rule-2 underline-offset-4 hover:text-ink pointer-coarse:min-h-8"
                  : "min-h-6 underline decoration-rule-2 underline-offset-4 pointer-coarse:min-h-8"
              }
            >
              {parts}
            </button>
          </RowHead>
          {cells}
        </tr>
      </tbody>
      <tbody id={id} hidden={!open}>
        {children}
      </tbody>
    </>
  );
}
