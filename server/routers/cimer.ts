import { z } from "zod";
import { CIMER_FIELDS, columnsSchema } from "@/server/domain/cimer/fields";
import { cimerFilterSchema } from "@/server/domain/cimer/filter";
import { answersSchema, enterAnswers, listAnswers, makeAnswers } from "../services/cimer/answers";
import { chooseSheet } from "../services/cimer/choose-sheet";
import { getImport, listImports } from "../services/cimer/get-import";
import { countCases, listCases } from "../services/cimer/list-cases";
import { listRows, rowFilterSchema } from "../services/cimer/list-rows";
import { setColumns } from "../services/cimer/mapping";
import { mendRow, skipRow } from "../services/cimer/mend-row";
import { startImport } from "../services/cimer/start-import";
import { procedure, router } from "../trpc";

const id = z.int32().positive();
const one = z.object({ id });
const row = one.extend({ line: id });

export const cimer = router({
  list: procedure.input(cimerFilterSchema).query(({ ctx, input }) => listCases(ctx, input)),
  counts: procedure.query(({ ctx }) => countCases(ctx)),
  imports: procedure.input(z.object({ cursor: id.optional() })).query(({ ctx, input }) => listImports(ctx, input)),
  import: procedure.input(one).query(({ ctx, input }) => getImport(ctx, input)),
  rows: procedure.input(rowFilterSchema).query(({ ctx, input }) => listRows(ctx, input)),
  setColumns: procedure
    .input(one.extend({ columns: columnsSchema }))
    .mutation(({ ctx, input }) => setColumns(ctx, input)),
  chooseSheet: procedure
    .input(one.extend({ sheet: z.string().max(100) }))
    .mutation(({ ctx, input }) => chooseSheet(ctx, input)),
  mendRow: procedure
    .input(row.extend({ values: z.partialRecord(z.enum(CIMER_FIELDS), z.string().max(10_000)) }))
    .mutation(({ ctx, input }) => mendRow(ctx, input)),
  skipRow: procedure.input(row).mutation(({ ctx, input }) => skipRow(ctx, input)),
  start: procedure
    .input(one.extend({ quiet: z.boolean().optional(), assumeEnded: z.boolean().optional() }))
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  answers: procedure.query(({ ctx }) => listAnswers(ctx)),
  makeAnswers: procedure.input(answersSchema).mutation(({ ctx, input }) => makeAnswers(ctx, input)),
  enterAnswers: procedure.input(one).mutation(({ ctx, input }) => enterAnswers(ctx, input)),
});
