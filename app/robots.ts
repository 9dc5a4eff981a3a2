import type { MetadataRoute } from "next";

/** What anybody may find: the form, where a request is followed, the notice on personal data and the interface's document. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: ["/basvuru$", "/takip$", "/aydinlatma$", "/api-belgesi$", "/_next/static/", "/icon.svg$"],
      disallow: "/",
    },
  };
}
