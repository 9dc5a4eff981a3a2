import { hashPassword } from "@/server/passwords";
import type { Context } from "../context";
import { administer, mustManageStaff } from "./administer";
import { sameEmail } from "./email";
import { mustBeFree } from "./extension";
import type { NewStaff } from "./schemas";
import { temporaryPassword } from "./temporary-password";

/** The password is given out once, here, and must be changed at the first sign-in. */
export async function createStaff(ctx: Context, input: NewStaff): Promise<{ id: number; password: string }> {
  mustManageStaff(ctx, "staff_created");
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  const { name, title, extension, roles } = input;
  const id = await administer(ctx, "staff_created", async (tx) => {
    await mustBeFree(tx, extension, null);
    const created = await tx.staff.create({
      data: {
        email: sameEmail(input.email),
        name,
        title,
        extension,
        passwordHash,
        mustChangePassword: true,
        createdAt: ctx.now,
        roles: { create: roles },
      },
      select: { id: true },
    });
    return { id: created.id, data: { name, roles } };
  });
  return { id, password };
}
