import { z } from "zod";
import { auditChoices, auditFilterSchema, listAudit } from "../services/audit/list";
import { resetPassword, setActive, unlock } from "../services/staff/access";
import { createStaff } from "../services/staff/create";
import { editStaff } from "../services/staff/edit";
import { extensionSchema, setOwnExtension } from "../services/staff/extension";
import { findStaff, ownAccount } from "../services/staff/get";
import { listStaff } from "../services/staff/list";
import { staffOptions } from "../services/staff/options";
import { proveAgain } from "../services/staff/proof";
import { editStaffSchema, newStaffSchema, staffFilterSchema } from "../services/staff/schemas";
import { endSession, listSessions, sessionToEnd } from "../services/staff/sessions";
import { procedure, provedProcedure, router } from "../trpc";

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
  create: provedProcedure.input(newStaffSchema).mutation(({ ctx, input }) => createStaff(ctx, input)),
  edit: provedProcedure.input(editStaffSchema).mutation(({ ctx, input }) => editStaff(ctx, input)),
  setActive: provedProcedure
    .input(one.extend({ active: z.boolean() }))
    .mutation(({ ctx, input }) => setActive(ctx, input)),
  resetPassword: provedProcedure.input(one).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  unlock: provedProcedure.input(one).mutation(({ ctx, input }) => unlock(ctx, input)),
  prove: procedure
    .input(z.object({ password: z.string().max(1000) }))
    .mutation(({ ctx, input }) => proveAgain(ctx, input)),
  /** Whether a file with personal data may be fetched now; refused, the screen asks for the password. */
  mayExport: provedProcedure.mutation(() => true),
  sessions: procedure.input(z.object({ staffId: id.optional() })).query(({ ctx, input }) => listSessions(ctx, input)),
  endSession: procedure.input(sessionToEnd).mutation(({ ctx, input }) => endSession(ctx, input)),
  audit: procedure.input(auditFilterSchema).query(({ ctx, input }) => listAudit(ctx, input)),
  auditChoices: procedure.query(({ ctx }) => auditChoices(ctx)),
});
