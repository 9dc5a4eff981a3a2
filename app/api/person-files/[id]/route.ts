import { notFound } from "@/server/domain/errors";
import { rowId } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { contextOfRequest } from "@/server/rsc";
import { personFile } from "@/server/services/privacy/person-file";
import { mustHaveProved } from "@/server/services/staff/proof";
import { takenOut } from "../../exports/csv-file";

/** What is kept of a person, as one ZIP for them; kept by no cache. */
export const GET = route<{ id: string }>(async (_, { params }) => {
  const ctx = await contextOfRequest();
  mustHaveProved(ctx);
  const id = rowId((await params).id);
  if (id === null) throw notFound("file");
  const file = await personFile(ctx, { id });
  const taken = await takenOut(ctx, "person_file", { id });
  if (taken instanceof Response) return taken;
  return new Response(file, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="kisisel-veriler-${id}.zip"`,
      "Cache-Control": "no-store",
    },
  });
});
