"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { UploadError, uploadFiles } from "../requests/upload";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Progress } from "../ui/progress";
import { FileInput } from "./file-input";
import { type KeptPhoto, KeptPhotos } from "./kept-photos";
import { useProblems } from "./use-problems";

export type PhotoFieldProps = {
  max: number;
  kept: readonly KeptPhoto[];
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
export function PhotoField({ max, kept, placeWanted, error, onBusy }: PhotoFieldProps) {
  const t = useTranslations("citizen.form.photos");
  const optional = useTranslations("citizen")("optional");
  const { problem, failure } = useProblems();
  const [photos, setPhotos] = useState(kept);
  const [going, setGoing] = useState<{ name: string; part: number } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const room = max - photos.length;
    const chosen = [...(target.files ?? [])];
    setRefused(chosen.length > room ? (problem("tooManyPhotos") ?? null) : null);
    onBusy(true);
    try {
      await uploadFiles(chosen.slice(0, Math.max(0, room)), {
        onProgress: ({ file, part }) => setGoing({ name: file.name, part }),
        onUploaded: (photo) => setPhotos((before) => [...before, photo]),
      });
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      setRefused(failure({ key: error.key, params: error.params }));
    } finally {
      target.value = "";
      setGoing(null);
      onBusy(false);
    }
  };

  return (
    <div className="grid gap-2">
      <Field id="photos" label={t("label")} aside={optional} hint={t("hint", { count: max })} error={refused ?? error}>
        <FileInput name="photos" max={max} onChange={choose} />
      </Field>
      {going && <Progress value={going.part} max={1} label={t("uploading", { name: going.name })} />}
      {placeWanted !== undefined && <Checkbox name="photoPlace" defaultChecked={placeWanted} label={t("place")} />}
      <KeptPhotos photos={photos} onRemove={(token) => setPhotos(photos.filter((photo) => photo.token !== token))} />
    </div>
  );
}
