import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/i18n/client-messages";
import { readTheme, THEME_COOKIE } from "@/components/i18n/locale";
import { fontClass } from "@/components/shell/font";
import { NativeSubmits } from "@/components/shell/native-submits";
import { lastCallCentre } from "@/server/actions/call-centre";
import { NONCE_HEADER } from "@/server/answer-headers";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    manifest: "/manifest.webmanifest",
    // What is not a page of ours (a picture, a file opened in a tab) makes a browser ask for /favicon.ico by itself.
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/apple-icon.png",
    },
    other: { "call-centre": lastCallCentre() },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f6f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1413" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang={await getLocale()} data-theme={theme} className={fontClass}>
      <body>
        <NativeSubmits nonce={nonce} />
        <ClientMessages areas={["ui", "errors", "auth", "citizen"]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
