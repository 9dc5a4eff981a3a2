"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { cx } from "./cx";

/** On a telephone the list comes first: what narrows it opens at a press, and stands open where it is in use. */
export function FilterFold({ asked, children }: { asked: boolean; children: ReactNode }) {
  const t = useTranslations("ui.filter");
  const [open, setOpen] = useState(asked);
  const id = useId();
  return (
    <>
      <Button
        type="button"
        className="justify-self-start md:hidden"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t("open")}
      </Button>
      <div id={id} className={cx("grid gap-3", !open && "max-md:hidden")}>
        {children}
      </div>
    </>
  );
}
