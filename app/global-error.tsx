"use client";

import { BrokenSheet } from "@/components/shell/broken-sheet";
import { BrokenWays } from "@/components/shell/broken-ways";
import { fontClass } from "@/components/shell/font";
import { useChunkReload } from "@/components/shell/use-chunk-reload";
import "./globals.css";

/** The layout itself failed, and the languages with it: said in both. */
export default function BrokenLayout({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useChunkReload(error);
  return (
    <html lang="tr" className={fontClass}>
      <body>
        <title>Çözüm Masası</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <BrokenSheet
          failed
          title="Sayfa açılamadı"
          next={
            <BrokenWays
              retry="Yeniden dene · Try again"
              back="Geri dön · Go back"
              call={(phone) => `Çağrı merkezi · Call centre: ${phone}`}
              onRetry={reset}
            />
          }
        >
          <p>Beklenmeyen bir hata oldu ve kaydedildi. Birazdan yeniden deneyin.</p>
          <p lang="en">Something unexpected went wrong and was recorded. Please try again shortly.</p>
          {error.digest && <p>Hata numarası · Error number: {error.digest}</p>}
        </BrokenSheet>
      </body>
    </html>
  );
}
