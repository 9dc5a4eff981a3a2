import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import { openPool } from "@/server/postgres";
import type { Statement } from "./plans";

/** A client that writes down every statement it sends, with its values. */
export function listeningClient(url: string): { db: Db; sent: Statement[] } {
  const db = new PrismaClient({
    adapter: new PrismaPg(openPool(url, { max: 10, purpose: "tool" }), { disposeExternalPool: true }),
    log: [{ emit: "event", level: "query" }],
  });
  const sent: Statement[] = [];
  db.$on("query", ({ query, params }) => {
    sent.push({ sql: query, values: JSON.parse(params) as unknown[] });
  });
  return { db, sent };
}
