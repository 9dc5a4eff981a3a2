import { z } from "zod";
import { auditChoices, auditFilterSchema, listAudit } from "../services/audit/list";
import { resetPassword, setActive, unlock } from "../services/staff/access";
import { createStaff } from "../services/staff/create";
import { editStaff } from "../services/staff/edit";
import { extensionSchema, setOwnExtension } from "../services/staff/extension";
import { findStaff, ownAccount } from "../services/staff/get";
import { listStaff } from "../services/staff/list";
import { staffOptions } from "../services/staff/options";
import { editStaffSchema, newStaffSchema, staffFilterSchema } from "../services/staff/schemas";
import { procedure, router } from "../trpc";

const id = z.int32().positive();
const one = z.object({ id });

export const staff = router({
  list: procedure.input(staffFilterSchema).query(({ ctx, input }) => listStaff(ctx, input)),
  find: procedure.input(one).query(({ ctx, input }) => findStaff(ctx, input)),
  account: procedure.query(({ ctx }) => ownAccount(ctx)),
  setExtension: procedure
    .input(z.object({ extension: extensionSchema, takeOver: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => setOwnExtension(ctx, input)),
  options: procedure.input(z.object({ departmentId: id })).query(({ ctx, input }) => staffOptions(ctx, input)),
  create: procedure.input(newStaffSchema).mutation(({ ctx, input }) => createStaff(ctx, input)),
  edit: procedure.input(editStaffSchema).mutation(({ ctx, input }) => editStaff(ctx, input)),
  setActive: procedure.input(one.extend({ active: z.boolean() })).mutation(({ ctx, input }) => setActive(ctx, input)),
  resetPassword: procedure.input(one).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  unlock: procedure.input(one).mutation(({ ctx, input }) => unlock(ctx, input)),
  audit: procedure.input(auditFilterSchema).query(({ ctx, input }) => listAudit(ctx, input)),
  auditChoices: procedure.query(({ ctx }) => auditChoices(ctx)),
});
