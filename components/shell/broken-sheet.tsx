import type { ReactNode } from "react";
import { ErrorMark } from "../ui/marks";
import { BrandMark } from "./brand";

export type BrokenSheetProps = { title: ReactNode; failed?: boolean; next: ReactNode; children: ReactNode };

/** A whole page that could not be shown. */
export function BrokenSheet({ title, failed, next, children }: BrokenSheetProps) {
  return (
    <main className="grid min-h-dvh place-content-center bg-paper p-6">
      <div className="w-[min(440px,calc(100vw-48px))]">
        <div className="double-bottom pb-3">
          <BrandMark />
        </div>
        <h1 className="mt-4 flex items-center gap-2 text-t22 font-bold">
          {failed && <ErrorMark size={14} />}
          {title}
        </h1>
        <div className="mt-1 mb-4 text-ink-2">{children}</div>
        {next}
      </div>
    </main>
  );
}
