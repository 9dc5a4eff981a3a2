"use client";

import Image from "next/image";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { formatDayTime } from "@/components/i18n/format";
import { Progress } from "@/components/ui/progress";
import type { RequestView } from "@/server/services/requests/get";
import { thumbOf, type UploadedFile } from "../requests/upload";
import { UploadProblems } from "../requests/upload-problems";
import type { Uploads } from "../requests/use-uploads";
import { useOnline } from "./use-online";

const PICTURE = "block h-[84px] w-full border border-rule-2 object-cover";

function Camera({ uploads }: { uploads: Uploads }) {
  const t = useTranslations("field.photos");
  const id = useId();
  return (
    <div>
      <label
        htmlFor={id}
        className="relative grid h-[84px] cursor-pointer place-content-center justify-items-center rounded border border-dashed border-field text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
      >
        <svg aria-hidden viewBox="0 0 20 20" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.4">
          <path d="M2.5 6h3.6l1.4-2h5l1.4 2h3.6v10.5h-15z" />
          <circle cx="10" cy="10.8" r="3" />
        </svg>
        <span className="text-t14 font-medium">{t("after")}</span>
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          aria-describedby={`${id}-hint`}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => {
            void uploads.upload([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </label>
      <p id={`${id}-hint`} className="mt-1 text-t12 text-ink-3">
        {t("afterHint")}
      </p>
    </div>
  );
}

type Props = {
  attachments: RequestView["attachments"];
  taken: readonly UploadedFile[];
  /** Null where nothing can be added any more. */
  uploads: Uploads | null;
  onRemoved: (token: string) => void;
};

/** How it looked, how it looks now, and the camera. */
export function FieldPhotos({ attachments, taken, uploads, onRemoved }: Props) {
  const t = useTranslations("field.photos");
  const locale = useLocale();
  const online = useOnline();
  const photos = attachments.filter(({ mime, state }) => state === "stored" && mime.startsWith("image/"));
  const rest = attachments.length - photos.length;
  if (attachments.length === 0 && !uploads) return null;
  return (
    <section aria-label={t("title")} className="grid gap-2">
      <ul className="grid grid-cols-3 gap-2">
        {photos.map(({ id, by, createdAt }) => {
          const caption = t(by === "staff" ? "byStaff" : "byCitizen", { at: formatDayTime(createdAt, locale) });
          return (
            <li key={id}>
              <a href={`/api/attachments/${id}`}>
                <Image
                  unoptimized
                  src={`/api/attachments/${id}?v=thumb`}
                  alt={t("photo", { caption })}
                  width={114}
                  height={84}
                  className={PICTURE}
                />
              </a>
              <p className="mt-1 text-t12 text-ink-3">{caption}</p>
            </li>
          );
        })}
        {taken.map((file) => (
          <li key={file.token}>
            {file.pending ? (
              <p
                className={`${PICTURE} grid place-content-center overflow-hidden p-1 text-t12 wrap-anywhere text-ink-2`}
              >
                {t("pending", { name: file.name })}
              </p>
            ) : (
              <Image unoptimized src={thumbOf(file)} alt={file.name} width={114} height={84} className={PICTURE} />
            )}
            <button
              type="button"
              className="link text-t14 pointer-coarse:min-h-ctl"
              onClick={() => onRemoved(file.token)}
            >
              {t("remove")}
            </button>
          </li>
        ))}
        {uploads && (
          <li>
            <Camera uploads={uploads} />
          </li>
        )}
      </ul>
      {rest > 0 && <p className="text-t14 text-ink-3">{t("others", { count: rest })}</p>}
      {uploads?.part != null && <Progress value={uploads.part} max={1} label={t("uploading")} />}
      {uploads && <UploadProblems problems={uploads.problems} />}
      {uploads && (!online || uploads.problems.length > 0) && (
        <p className="text-t14 text-ink-2">{t("needConnection")}</p>
      )}
    </section>
  );
}
