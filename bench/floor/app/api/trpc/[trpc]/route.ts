import { readFileSync } from "node:fs";
import { initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import pg from "pg";
import superjson from "superjson";
import { z } from "zod";
import { intakeByHand } from "../../../../intake";

/** The statements that the product's own verbs sent, written down by the bench before this server starts. */
type Statements = Record<string, { sql: string; values: unknown[] }[]>;

const statements = JSON.parse(readFileSync(process.env.FLOOR_STATEMENTS ?? "", "utf8")) as Statements;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const t = initTRPC.create({ transformer: superjson });

const router = t.router({
  run: t.procedure.input(z.object({ name: z.string() })).query(async ({ input }) => {
    const answers = [];
    for (const { sql, values } of statements[input.name] ?? []) {
      answers.push((await pool.query({ name: `${input.name}${answers.length}`, text: sql, values })).rows);
    }
    return answers;
  }),
  intake: t.procedure
    .input(z.object({ categoryId: z.number(), citizenId: z.number() }))
    .mutation(({ input }) => intakeByHand(pool, { channel: "call_centre", ...input })),
});

const handler = (request: Request) =>
  fetchRequestHandler({ endpoint: "/api/trpc", req: request, router, createContext: () => ({}) });

export { handler as GET, handler as POST };
