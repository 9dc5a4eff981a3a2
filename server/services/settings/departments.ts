import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import { slugOf } from "./slug";
import { changeSetting } from "./write";

export const departmentSchema = z.object({
  id: z.int32().positive().optional(),
  name: z.string().trim().min(2, "required").max(120, "tooLong"),
  shortName: z.string().trim().min(2, "required").max(40, "tooLong"),
  isQuickDesk: z.boolean().default(false),
  active: z.boolean().default(true),
});

/** Makes or changes a department. There is one quick solution desk: naming another takes the mark from the first. */
export function saveDepartment(ctx: Context, input: z.output<typeof departmentSchema>): Promise<number> {
  const { id, ...given } = input;
  return changeSetting(ctx, "manage_settings", "save_department", `department:${id ?? "new"}`, async (tx) => {
    if (id && !given.active) await mustHaveNoOpenWork(ctx, id);
    if (given.isQuickDesk)
      await tx.department.updateMany({ where: { id: { not: id ?? 0 } }, data: { isQuickDesk: false } });
    const row = id
      ? await tx.department.update({ where: { id }, data: given })
      : await tx.department.create({ data: { ...given, slug: slugOf(given.name) } });
    return { result: row.id, data: given };
  });
}

/** A department that is closed would leave what it works on with nobody. */
async function mustHaveNoOpenWork({ db }: Context, departmentId: number): Promise<void> {
  const open = await db.request.count({
    where: { departmentId, status: { in: ["new", "assigned", "in_progress", "waiting"] } },
  });
  if (open > 0) throw new DomainError("INVALID", "departmentHasOpenWork", { open });
}
