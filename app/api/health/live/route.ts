export const dynamic = "force-dynamic";

/** Liveness: this process answers. What it depends on is asked at /api/health; restarting it would not bring a database back. */
export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
