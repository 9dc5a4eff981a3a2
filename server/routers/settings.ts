import { z } from "zod";
import { accessSettingsSchema } from "../domain/access";
import { retentionYearsSchema } from "../domain/privacy";
import { decideInstallation, decisionSchema, shownInstallation } from "../services/installation/decide";
import { installationOf } from "../services/installation/installation";
import { dueRecords, retentionRuns } from "../services/retention/due";
import {
  addHoliday,
  holidaySchema,
  listHolidays,
  officeHoursSchema,
  removeHoliday,
  saveHours,
  saveWarningHours,
} from "../services/settings/calendar";
import { categorySchema, saveCategory } from "../services/settings/categories";
import { departmentSchema, saveDepartment } from "../services/settings/departments";
import { saveAccess, saveIdentity, savePlaces, saveRetention } from "../services/settings/identity";
import { identitySchema, placesSchema, retentionSchema, warningHoursSchema } from "../services/settings/municipality";
import {
  institutionSchema,
  neighbourhoodSchema,
  saveInstitution,
  saveNeighbourhood,
} from "../services/settings/places";
import { readSettings } from "../services/settings/read";
import { listTemplates, saveTemplate, templateSchema } from "../services/settings/templates";
import { procedure, router } from "../trpc";

export const settings = router({
  read: procedure.query(({ ctx }) => readSettings(ctx)),
  saveDepartment: procedure.input(departmentSchema).mutation(({ ctx, input }) => saveDepartment(ctx, input)),
  saveCategory: procedure.input(categorySchema).mutation(({ ctx, input }) => saveCategory(ctx, input)),
  saveNeighbourhood: procedure.input(neighbourhoodSchema).mutation(({ ctx, input }) => saveNeighbourhood(ctx, input)),
  saveInstitution: procedure.input(institutionSchema).mutation(({ ctx, input }) => saveInstitution(ctx, input)),
  holidays: procedure
    .input(z.object({ year: z.number().int().min(2000).max(2200) }))
    .query(({ ctx, input }) => listHolidays(ctx, input)),
  addHoliday: procedure.input(holidaySchema).mutation(({ ctx, input }) => addHoliday(ctx, input)),
  removeHoliday: procedure
    .input(z.object({ id: z.int32().positive() }))
    .mutation(({ ctx, input }) => removeHoliday(ctx, input)),
  saveHours: procedure.input(officeHoursSchema).mutation(({ ctx, input }) => saveHours(ctx, input)),
  saveWarningHours: procedure.input(warningHoursSchema).mutation(({ ctx, input }) => saveWarningHours(ctx, input)),
  saveIdentity: procedure.input(identitySchema).mutation(({ ctx, input }) => saveIdentity(ctx, input)),
  saveRetention: procedure
    .input(retentionSchema.extend({ years: retentionYearsSchema.optional() }))
    .mutation(({ ctx, input }) => saveRetention(ctx, input)),
  retentionRuns: procedure.query(({ ctx }) => retentionRuns(ctx)),
  saveAccess: procedure.input(accessSettingsSchema).mutation(({ ctx, input }) => saveAccess(ctx, input)),
  savePlaces: procedure.input(placesSchema).mutation(({ ctx, input }) => savePlaces(ctx, input)),
  dueRecords: procedure.input(retentionSchema).query(({ ctx, input }) => dueRecords(ctx, input)),
  installation: procedure.query(({ ctx }) => shownInstallation(ctx)),
  installationState: procedure.query(async ({ ctx }) => (await installationOf(ctx)).state),
  decideInstallation: procedure.input(decisionSchema).mutation(({ ctx, input }) => decideInstallation(ctx, input)),
  templates: procedure.query(({ ctx }) => listTemplates(ctx)),
  saveTemplate: procedure.input(templateSchema).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
});
