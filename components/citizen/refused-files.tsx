import { useTranslations } from "next-intl";
import type { RefusedFile } from "@/server/domain/refused-file";
import { ErrorMark } from "../ui/marks";

export type RefusedFilesProps = {
  files: readonly RefusedFile[];
  /** Where the request is open already: that the others are there, and where a new one can be added. */
  addTo?: string;
};

/** Each file that could not be taken, by its name, with the reason and what to do instead. */
export function RefusedFiles({ files, addTo }: RefusedFilesProps) {
  const t = useTranslations("citizen.refused");
  if (files.length === 0) return null;
  const sentences = new Set(
    files.map(({ name, reason }) => t(t.has(`reasons.${reason}`) ? `reasons.${reason}` : "reasons.unknown", { name })),
  );
  return (
    <section aria-label={t("title")} className="mt-4 border-l-[3px] border-late pl-4">
      <h2 className="text-t14 font-bold text-late">{t("title")}</h2>
      <ul className="mt-1 grid gap-1">
        {[...sentences].map((sentence) => (
          <li key={sentence} className="flex items-baseline gap-2">
            <ErrorMark className="relative top-[1.5px] flex-none text-late" />
            <span className="min-w-0 wrap-anywhere">{sentence}</span>
          </li>
        ))}
      </ul>
      {addTo && (
        <p className="mt-1.5 text-t14 text-ink-2">
          {t.rich("addTo", {
            link: (words) => (
              <a href={addTo} className="link">
                {words}
              </a>
            ),
          })}
        </p>
      )}
    </section>
  );
}
