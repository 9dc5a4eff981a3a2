import { getTranslations } from "next-intl/server";
import type { Accessed } from "@/server/domain/access";
import { CSV_START } from "@/server/domain/csv";
import { DomainError } from "@/server/domain/errors";
import type { ReadFilter } from "@/server/domain/read-filter";
import { searchesNothing } from "@/server/domain/turkish";
import { type TakenOut, takeOut } from "@/server/services/access-log/take-out";
import type { Context } from "@/server/services/context";
import { hasProved } from "@/server/services/staff/proof";

type Filter = { q?: unknown; number?: unknown; [name: string]: unknown };
type Lines = AsyncGenerator<string> | Generator<string>;

/** The mark, the head and the first batch: with them the database has answered. */
const BEFORE_ANSWER = 3;

/**
 * A file that is sent while it is made: `lines` gives its text, a batch at a time. Its beginning is waited for, so that what fails at
 * once is a refusal and not half a file.
 */
export async function fileOf(name: string, lines: Lines): Promise<Response> {
  const begun: IteratorResult<string, unknown>[] = [];
  while (begun.length < BEFORE_ANSWER && !begun.at(-1)?.done) begun.push(await lines.next());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { value, done } = begun.shift() ?? (await lines.next());
      if (done) stream.close();
      else stream.enqueue(encoder.encode(String(value)));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** The same with the sign in front by which a Turkish spreadsheet knows the letters; `lines` begins with the head. */
export const csvFile = (name: string, lines: Lines): Promise<Response> => fileOf(name, marked(lines));

async function* marked(lines: Lines): AsyncGenerator<string> {
  yield CSV_START;
  yield* lines;
}

/** 400 in words where the address of a list's file asks for something that cannot be read, or searches by nothing; else null. */
export async function refusedAddress({ filter, unreadable }: ReadFilter<Filter>): Promise<Response | null> {
  const nothing = [filter.q, filter.number].some((text) => typeof text === "string" && searchesNothing(text));
  if (unreadable.length === 0 && !nothing) return null;
  const t = await getTranslations("ui.filter");
  const text = nothing ? t("searchesNothing") : t("unreadable", { words: unreadable.join(", ") });
  return new Response(text, { status: 400, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** The same for a file in which citizens stand: 403 in words where the password was typed too long ago. */
export async function refusedExport(ctx: Context, read: ReadFilter<Filter>): Promise<Response | null> {
  if (hasProved(ctx)) return refusedAddress(read);
  const text = (await getTranslations("errors"))("proofNeeded");
  return new Response(text, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** Writes down that a file is taken out; 429 in words where the person has taken out as many as they may. */
export async function takenOut(ctx: Context, what: Accessed, filter: unknown): Promise<TakenOut | Response> {
  try {
    return await takeOut(ctx, what, filter);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "TOO_MANY") throw error;
    const t = await getTranslations("errors");
    return new Response(t(error.key, error.params), {
      status: 429,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Retry-After": String(error.params.seconds) },
    });
  }
}
