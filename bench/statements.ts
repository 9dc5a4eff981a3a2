import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import type { Db } from "@/server/db";
import type { Statement } from "./plans";

/** A client that writes down every statement it sends, with its values. */
export function listeningClient(url: string): { db: Db; sent: Statement[] } {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: "event", level: "query" }],
  });
  const sent: Statement[] = [];
  db.$on("query", ({ query, params }) => {
    sent.push({ sql: query, values: JSON.parse(params) as unknown[] });
  });
  return { db, sent };
}
