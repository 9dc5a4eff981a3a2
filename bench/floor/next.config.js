/** @type {import("next").NextConfig} */
export default {
  distDir: ".next",
  serverExternalPackages: ["pg"],
  turbopack: { root: new URL("../..", import.meta.url).pathname },
  typescript: { ignoreBuildErrors: true },
};
