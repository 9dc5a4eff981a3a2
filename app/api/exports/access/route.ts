import { getTranslations } from "next-intl/server";
import { accessFilterOf } from "@/components/settings/access/address";
import { csvLine, secondText } from "@/server/domain/csv";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";
import { everyAccess } from "@/server/services/access-log/list";
import { csvFile, refusedExport, takenOut } from "../csv-file";

/** All readings that pass the filter, for whoever has to account for them; that it was taken out is one more. */
export const GET = route(async (request) => {
  const ctx = await contextOfRequest();
  if (!may(ctx.actor, "see_audit")) return new Response(null, { status: 403 });
  const read = accessFilterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "access", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("auth.access");
  const batches = taken.counted(everyAccess(ctx, { ...filter, cursor: undefined }));
  async function* lines(): AsyncGenerator<string> {
    yield csvLine([t("when"), t("last"), t("who"), t("what"), t("request"), t("where"), t("times"), t("how")]);
    for await (const rows of batches)
      yield rows
        .map((row) =>
          csvLine([
            secondText(row.at),
            secondText(row.lastAt),
            row.staff ?? t("outside"),
            t.has(`whats.${row.what}`) ? t(`whats.${row.what}`) : row.what,
            row.number,
            t(`doors.${row.door}`),
            row.views,
            JSON.stringify({ ...(row.rows === null ? {} : { rows: row.rows }), ...Object(row.data) }),
          ]),
        )
        .join("");
  }
  return csvFile(`${t("file")}.csv`, lines());
});
