import { route } from "@/server/http/route";
export const dynamic = "force-dynamic";

/** Liveness: this process answers. What it depends on is asked at /api/health; restarting it would not bring a database back. */
export const GET = route(() => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } }));
