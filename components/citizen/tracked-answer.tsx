import Image from "next/image";
import { getTranslations } from "next-intl/server";
import type { TrackedRequest } from "@/server/services/citizens/track";

const WIDTH = 240;
const HEIGHT = 180;

/** What we answered, whom else to call, and photographs of what was done. */
export async function TrackedAnswer({ request }: { request: TrackedRequest }) {
  const t = await getTranslations("citizen.track");
  const { answer, institution, photoIds, status, code } = request;
  const phone = status === "referred" ? institution?.phone : null;
  if (!answer && !phone && photoIds.length === 0) return null;
  const address = (id: number) => `/api/attachments/${id}?code=${code}`;
  return (
    <section className="mt-4 border-l-[3px] border-rule-2 pl-4 [border-left-style:double]">
      {answer && (
        <>
          <h2 className="text-t14 text-ink-2">{t(status === "declined" ? "reason" : "answer")}</h2>
          <p className="max-w-text text-pretty whitespace-pre-line">{answer}</p>
        </>
      )}
      {phone && (
        <p className="mt-1">
          {t.rich("call", {
            phone: () => (
              <a href={`tel:${phone.replace(/\D/g, "")}`} className="link whitespace-nowrap">
                {phone}
              </a>
            ),
          })}
        </p>
      )}
      {photoIds.length > 0 && (
        <ul aria-label={t("photos")} className="mt-3 flex flex-wrap gap-2">
          {photoIds.map((id, index) => (
            <li key={id}>
              <a href={address(id)} className="block border border-rule">
                <Image
                  unoptimized
                  src={`${address(id)}&v=thumb`}
                  alt={t("photo", { index: index + 1 })}
                  width={WIDTH}
                  height={HEIGHT}
                  className="h-36 w-auto object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
