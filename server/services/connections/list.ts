import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import { decrypt } from "@/server/secrets";
import type { Context } from "../context";

/** A vendor's row as it stands: `settings` are as kept, credentials among them, and must not leave the server whole. */
export type KeptConnection = { vendor: string; enabled: boolean; settings: Record<string, unknown>; updatedAt: Date };

export async function keptConnections(ctx: Context): Promise<KeptConnection[]> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "connections" });
  const rows = await ctx.db.connection.findMany({ orderBy: { vendor: "asc" } });
  return rows.map(({ settings, ...row }) => ({
    ...row,
    settings: JSON.parse(decrypt("connection settings", settings)),
  }));
}
