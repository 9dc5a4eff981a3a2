import { getTranslations } from "next-intl/server";
import { filterOf } from "@/components/handover/address";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";
import { everyHandover, type HandoverRow } from "@/server/services/handovers/list";
import { csvFile, refusedExport, takenOut } from "../exports/csv-file";

const COLUMNS = [
  "when",
  "number",
  "summary",
  "institution",
  "way",
  "state",
  "stateAt",
  "theirNumber",
  "theirStatus",
  "notes",
  "error",
] as const;

/** All hand-overs that pass the filter as a file, a batch at a time; the words of the address are those of the list. */
export const GET = route(async (request) => {
  const ctx = await contextOfRequest();
  if (!may(ctx.actor, "see_handovers")) return new Response(null, { status: 403 });
  const read = filterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "handovers", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("handover");
  const line = (row: HandoverRow) =>
    csvLine([
      row.createdAt,
      requestNumber(row.request.year, row.request.seq),
      row.request.summary,
      ctx.municipality.institutions.find(({ id }) => id === row.institutionId)?.name ?? "",
      t(`settings.ways.${row.way}`),
      t(`panel.states.${row.state}`),
      row.stateAt,
      row.number,
      row.theirStatus && t(`panel.status.${row.theirStatus === "closed" ? "closed" : "open"}`),
      row.theirNotes,
      row.error,
    ]);
  const batches = taken.counted(everyHandover(ctx, filter));
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(COLUMNS.map((name) => t(`list.column.${name}`)));
    for await (const rows of batches) yield rows.map(line).join("");
  }
  return csvFile(`${t("list.fileName")}.csv`, lines());
});
