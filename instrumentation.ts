/** Next runs this once in each process of the web server, before it answers, and again for each page that fails. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startWeb } = await import("./server/web");
  startWeb();
}

export async function onRequestError(error: unknown, _: unknown, about: { routePath: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logPageError } = await import("./server/web");
  logPageError(error, about.routePath);
}
