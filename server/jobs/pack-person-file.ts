import { zipSync } from "fflate";
import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE, loadMessages } from "@/messages";
import type { Pack } from "@/server/services/privacy/person-file";
import { pageOf } from "@/server/services/privacy/person-page";

/** A ZIP with a page that reads as it is, in Turkish, and the same as JSON. */
export const packPersonFile: Pack = async ({ sections, municipality, at }) => {
  const t = createTranslator({ locale: DEFAULT_LOCALE, messages: await loadMessages(DEFAULT_LOCALE) });
  const say = (key: string): string => (t.has(key as never) ? t(key as never) : key);
  const text = new TextEncoder();
  return zipSync({
    "kisisel-verilerim.html": text.encode(pageOf({ sections, say, municipality, at })),
    "kisisel-verilerim.json": text.encode(JSON.stringify({ at, sections }, null, 2)),
  });
};
