"use client";

import Image from "next/image";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "@/components/i18n/format";
import { Dialog } from "@/components/ui/dialog";
import type { RequestView } from "@/server/services/requests/get";

type Attachment = RequestView["attachments"][number];

const source = (id: number, thumb = false) => `/api/attachments/${id}${thumb ? "?v=thumb" : ""}`;

function Photo({ attachment, caption }: { attachment: Attachment; caption: string }) {
  return (
    <figure className="w-[132px]">
      <Dialog
        width="wide"
        title={caption}
        trigger={
          <button type="button" className="block cursor-zoom-in border border-rule-2">
            <Image
              unoptimized
              src={source(attachment.id, true)}
              alt={attachment.name}
              width={132}
              height={88}
              className="h-[88px] w-full object-cover"
            />
          </button>
        }
      >
        <Image
          unoptimized
          src={source(attachment.id)}
          alt={attachment.name}
          width={720}
          height={540}
          className="max-h-[70vh] w-full object-contain"
        />
      </Dialog>
      <figcaption className="mt-1 text-t12 text-ink-3">{caption}</figcaption>
    </figure>
  );
}

/** A voice message is heard and a film seen where they stand; nothing is fetched before somebody asks. */
function Player({ attachment: { id, mime, name } }: { attachment: Attachment }) {
  if (!/^(audio|video)\//.test(mime)) return null;
  const Media = mime.startsWith("audio/") ? "audio" : "video";
  return (
    <Media controls preload="none" src={source(id)} aria-label={name} className="mb-1 block max-h-80 max-w-full" />
  );
}

/** Photographs side by side, documents as links, and what could not be taken said in words. */
export function Photos({ attachments }: { attachments: readonly Attachment[] }) {
  const t = useTranslations("request.page");
  const locale = useLocale();
  if (attachments.length === 0) return null;
  const caption = ({ by, createdAt }: Attachment) =>
    t(by === "staff" ? "byStaff" : "byCitizen", { at: formatDayTime(createdAt, locale) });
  const missing = ({ state, name, error }: Attachment) => {
    if (error === "fileConverting") return t("convertingFile", { name });
    const file = state === "waiting" ? "waitingFile" : "refusedFile";
    const reason = `fileReasons.${error}`;
    return error && t.has(reason) ? t(`${file}For`, { name, reason: t(reason) }) : t(file, { name });
  };
  const stored = attachments.filter(({ state }) => state === "stored");
  const photos = stored.filter(({ mime }) => mime.startsWith("image/"));
  const documents = stored.filter(({ mime }) => !mime.startsWith("image/"));
  return (
    <section aria-label={t("photos")} className="pb-5">
      <div className="flex flex-wrap gap-2">
        {photos.map((attachment) => (
          <Photo key={attachment.id} attachment={attachment} caption={caption(attachment)} />
        ))}
      </div>
      <ul className="mt-1 text-ctl">
        {documents.map((attachment) => (
          <li key={attachment.id} className="py-1">
            <Player attachment={attachment} />
            <a className="link" href={source(attachment.id)}>
              {t("document", { name: attachment.name })}
            </a>
          </li>
        ))}
        {attachments
          .filter(({ state }) => state !== "stored")
          .map((attachment) => (
            <li key={attachment.id} className="text-ink-3">
              {missing(attachment)}
            </li>
          ))}
      </ul>
    </section>
  );
}
