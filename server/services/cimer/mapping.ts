import type { Db } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import {
  type CimerColumns,
  type CimerMapping,
  columnsSchema,
  mappingSchema,
  missingOf,
} from "@/server/domain/cimer/fields";
import { mappingOf } from "@/server/domain/cimer/guess";
import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustHandle } from "./handling";
import { wakeImport } from "./keep-file";
import { headSchema } from "./kept";

/** Each channel's lists have columns of their own. */
const keyOf = (channel: Channel): string => (channel === "cimer" ? "cimer_mapping" : `old_records_mapping_${channel}`);

/** Which words stand over which of our fields, as the municipality has set them once. */
export async function keptMapping(db: Db, channel: Channel): Promise<CimerMapping> {
  const row = await db.setting.findUnique({ where: { key: keyOf(channel) } });
  return mappingSchema.safeParse(row?.value).data ?? {};
}

/** Says which column is which, keeps that for the files to come, and has the rows checked anew. */
export async function setColumns(ctx: Context, { id, columns }: { id: number; columns: CimerColumns }): Promise<void> {
  const staffId = mustHandle(ctx);
  const given = columnsSchema.parse(columns);
  if (missingOf(given).length > 0) throw new DomainError("INVALID", "cimerColumnsMissing");
  if (new Set(Object.values(given)).size < Object.values(given).length)
    throw new DomainError("INVALID", "cimerColumnTwice");
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.cimerImport.findUnique({ where: { id }, select: { head: true, channel: true } });
    if (!found) throw notFound("import");
    const { count } = await tx.cimerImport.updateMany({
      where: { id, state: { in: ["mapping", "ready"] }, imported: 0 },
      data: { state: "checking", columns: given, busyUntil: null },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "cimerImportBusy");
    const value = mappingOf(headSchema.parse(found.head), given);
    const key = keyOf(found.channel);
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await tx.auditEntry.create({
      data: { at: ctx.now, staffId, act: "cimer_mapping_saved", subject: `cimer_import:${id}`, data: value },
    });
    await wakeImport(tx, id);
  });
}
