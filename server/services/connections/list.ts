import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { readSettings } from "./settings";

/** A vendor's row as it stands: `settings` are as kept, credentials among them, and must not leave the server whole. */
export type KeptConnection = { vendor: string; enabled: boolean; settings: Record<string, unknown>; updatedAt: Date };

export type KeptConnections = {
  rows: KeptConnection[];
  /** Whether the settings are this person's to see and change. */
  mayChange: boolean;
  /** Whether the messages behind a figure are. */
  maySeeRows: boolean;
};

export async function keptConnections(ctx: Context): Promise<KeptConnections> {
  if (!may(ctx.actor, "see_channels")) throw new DomainError("FORBIDDEN", "forbidden", { act: "connections" });
  const rows = await ctx.db.connection.findMany({ orderBy: { vendor: "asc" } });
  return {
    rows: rows.map((row) => ({ ...row, settings: readSettings(row.settings) })),
    mayChange: may(ctx.actor, "manage_settings"),
    maySeeRows: may(ctx.actor, "see_messages"),
  };
}
