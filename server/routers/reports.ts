import { z } from "zod";
import { departmentReport } from "../services/reports/department";
import { yearReport } from "../services/reports/year";
import { procedure, router } from "../trpc";

const year = z.number().int().min(2000).max(2200);

export const reports = router({
  year: procedure
    .input(z.object({ year, month: z.number().int().min(1).max(12).optional() }))
    .query(({ ctx, input }) => yearReport(ctx, input)),
  department: procedure
    .input(z.object({ year, departmentId: z.int32().positive() }))
    .query(({ ctx, input }) => departmentReport(ctx, input)),
});
