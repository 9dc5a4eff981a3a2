"use client";

import { BrokenSheet } from "@/components/shell/broken-sheet";
import { fontClass } from "@/components/shell/font";
import { Button } from "@/components/ui/button";
import "./globals.css";

/** The layout itself failed, and the languages with it: said in both. */
export default function BrokenLayout({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="tr" className={fontClass}>
      <body>
        <title>Çözüm Masası</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <BrokenSheet failed title="Sayfa açılamadı" next={<Button onClick={reset}>Yeniden dene · Try again</Button>}>
          <p>Beklenmeyen bir hata oldu ve kaydedildi. Birazdan yeniden deneyin.</p>
          <p lang="en">Something unexpected went wrong and was recorded. Please try again shortly.</p>
        </BrokenSheet>
      </body>
    </html>
  );
}
