import type { Context } from "../context";
import { administer, before } from "./administer";
import { mustBeFree } from "./extension";
import type { EditStaff } from "./schemas";

/** Name, position and roles. Roles are read at each request, so what was taken away is gone at the next. */
export async function editStaff(ctx: Context, { id, name, title, extension, roles }: EditStaff): Promise<void> {
  await administer(ctx, "staff_edited", async (tx) => {
    const was = await before(tx, id);
    if (extension !== undefined) await mustBeFree(tx, extension, id);
    await tx.staff.update({
      where: { id },
      data: { name, title, ...(extension !== undefined && { extension }), roles: { deleteMany: {}, create: roles } },
    });
    return {
      id,
      data: { from: { name: was.name, title: was.title, roles: was.roles }, to: { name, title, roles } },
    };
  });
}
