import type pg from "pg";
import { z } from "zod";

/** A statement that a verb sent. */
export type Statement = { sql: string; values: unknown[] };

type Node = { rows: number; loops: number; removed: number; type: string; plans: Node[] };

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z
    .object({
      "Node Type": z.string(),
      "Actual Rows": z.number(),
      "Actual Loops": z.number(),
      "Rows Removed by Filter": z.number().default(0),
      "Rows Removed by Index Recheck": z.number().default(0),
      Plans: z.array(nodeSchema).default([]),
    })
    .transform((node) => ({
      type: node["Node Type"],
      rows: node["Actual Rows"],
      loops: node["Actual Loops"],
      removed: node["Rows Removed by Filter"] + node["Rows Removed by Index Recheck"],
      plans: node.Plans,
    })),
);
const planSchema = z.tuple([z.object({ Plan: nodeSchema, "Execution Time": z.number() })]);

export type Plan = { read: number; thrownAway: number; ms: number };

const isScan = ({ type }: Node): boolean => type.endsWith("Scan") && type !== "CTE Scan" && type !== "Subquery Scan";

const walk = (node: Node): Node[] => [node, ...node.plans.flatMap(walk)];

/** What the scans of a statement read, and what of it they threw away. */
export async function planOf(client: pg.Client, { sql, values }: Statement): Promise<Plan> {
  const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
  const [{ Plan, "Execution Time": ms }] = planSchema.parse(rows[0]["QUERY PLAN"]);
  const scans = walk(Plan).filter(isScan);
  const sum = (of: (node: Node) => number) =>
    Math.round(scans.reduce((total, node) => total + of(node) * node.loops, 0));
  return { read: sum(({ rows: out, removed }) => out + removed), thrownAway: sum(({ removed }) => removed), ms };
}
