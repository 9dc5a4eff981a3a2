"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { type RefusedFile, writeRefused } from "@/server/domain/refused-file";
import { uploadFiles } from "../requests/upload";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Progress } from "../ui/progress";
import { FileInput } from "./file-input";
import { type KeptPhoto, KeptPhotos } from "./kept-photos";
import { RefusedFiles } from "./refused-files";

export type PhotoFieldProps = {
  max: number;
  kept: readonly KeptPhoto[];
  /** Files that could not be taken so far; they are told once more when the form was sent. */
  refused: readonly RefusedFile[];
  /** Left out where no place is asked for. */
  placeWanted?: boolean;
  error?: string;
  /** Told while photographs are on their way. */
  onBusy: (busy: boolean) => void;
};

/**
 * Photographs. With a script each is uploaded as soon as it is chosen; without one the form carries them,
 * and those that arrived stay ticked when it is given back.
 */
export function PhotoField({ max, kept, refused: before, placeWanted, error, onBusy }: PhotoFieldProps) {
  const t = useTranslations("citizen.form.photos");
  const optional = useTranslations("citizen")("optional");
  const [photos, setPhotos] = useState(kept);
  const [going, setGoing] = useState<{ name: string; part: number } | null>(null);
  const [refused, setRefused] = useState(before);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const room = max - photos.length;
    const chosen = [...(target.files ?? [])];
    const refuse = (files: readonly RefusedFile[]) => setRefused((known) => [...known, ...files]);
    refuse(chosen.slice(Math.max(0, room)).map(({ name }) => ({ name, reason: "tooManyPhotos" })));
    onBusy(true);
    try {
      const errors = await uploadFiles(chosen.slice(0, Math.max(0, room)), {
        onProgress: ({ file, part }) => setGoing({ name: file.name, part }),
        onUploaded: (photo) => setPhotos((known) => [...known, photo]),
      });
      refuse(errors.map(({ file, key }) => ({ name: file.name, reason: key })));
    } finally {
      target.value = "";
      setGoing(null);
      onBusy(false);
    }
  };

  return (
    <div className="grid gap-2">
      <Field id="photos" label={t("label")} aside={optional} hint={t("hint", { count: max })} error={error}>
        <FileInput name="photos" max={max} onChange={choose} />
      </Field>
      <input type="hidden" name="refused" value={writeRefused(refused)} />
      <div role="status">
        <RefusedFiles files={refused} />
      </div>
      {going && <Progress value={going.part} max={1} label={t("uploading", { name: going.name })} />}
      {placeWanted !== undefined && <Checkbox name="photoPlace" defaultChecked={placeWanted} label={t("place")} />}
      <KeptPhotos photos={photos} onRemove={(token) => setPhotos(photos.filter((photo) => photo.token !== token))} />
    </div>
  );
}
