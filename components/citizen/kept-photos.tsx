"use client";

import Image from "next/image";
import { useTranslations } from "next-intl";
import { Checkbox } from "../ui/checkbox";
import { useHydrated } from "./use-hydrated";

/** A photograph that is on the server and belongs to no request yet; of one that is `pending` there is nothing to show yet. */
export type KeptPhoto = { token: string; name: string; pending: boolean };

const SIDE = 56;

export type KeptPhotosProps = { photos: readonly KeptPhoto[]; onRemove: (token: string) => void };

/** Each goes with the form while it is listed; without a script it is left out by taking its tick away. */
export function KeptPhotos({ photos, onRemove }: KeptPhotosProps) {
  const t = useTranslations("citizen.form.photos");
  const hydrated = useHydrated();
  if (photos.length === 0) return null;
  return (
    <ul aria-label={t("kept")} className="border-t border-rule">
      {photos.map(({ token, name, pending }) => (
        <li key={token} className="flex items-center gap-3 border-b border-rule py-1.5">
          {pending ? (
            <span
              aria-hidden
              className="grid size-14 flex-none place-items-center border border-rule-2 text-t12 text-ink-3"
            >
              HEIC
            </span>
          ) : (
            <Image
              unoptimized
              alt=""
              src={`/api/attachments?token=${encodeURIComponent(token)}`}
              width={SIDE}
              height={SIDE}
              className="size-14 object-cover"
            />
          )}
          {hydrated ? (
            <>
              <input type="hidden" name="kept" value={token} />
              <span className="min-w-0 grow truncate">{name}</span>
              <button
                type="button"
                aria-label={t("remove", { name })}
                onClick={() => onRemove(token)}
                className="grid size-11 place-items-center text-t18 text-ink-3 hover:text-ink"
              >
                ×
              </button>
            </>
          ) : (
            <Checkbox name="kept" value={token} defaultChecked label={t("keep", { name })} />
          )}
        </li>
      ))}
    </ul>
  );
}
