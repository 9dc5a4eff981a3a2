import type { getTranslations } from "next-intl/server";
import { readAddress } from "@/app/(staff)/requests/filters";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { recordedAtOf } from "@/server/domain/request";
import type { RequestRow } from "@/server/services/requests/list";

/** The list that the address of an export names: the same words as the list itself. */
export const readExported = (address: string) => readAddress(new URL(address).searchParams);

const COLUMNS = [
  "number",
  "received",
  "recorded",
  "channel",
  "kind",
  "status",
  "priority",
  "category",
  "summary",
  "neighbourhood",
  "street",
  "department",
  "due",
  "answered",
  "onTime",
  "citizens",
] as const;

type Words = Awaited<ReturnType<typeof getTranslations<"requests">>>;
type Named = readonly { id: number; name: string }[];
export type ExportNames = {
  departments: Named;
  neighbourhoods: Named;
  categories: readonly { id: number; name: string; parentId: number | null }[];
};

/** Writes the head and the lines of the file. None of its columns is about a person. */
export function csvOf(t: Words, { departments, neighbourhoods, categories }: ExportNames) {
  const nameIn = (rows: Named) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: number | null) => (id === null ? "" : (names.get(id) ?? ""));
  };
  const department = nameIn(departments);
  const neighbourhood = nameIn(neighbourhoods);
  const category = nameIn(
    categories.map(({ id, name, parentId }) => {
      const parent = categories.find((other) => other.id === parentId);
      return { id, name: parent ? `${parent.name} › ${name}` : name };
    }),
  );
  const line = (row: RequestRow): string =>
    csvLine([
      requestNumber(row.year, row.seq),
      row.receivedAt,
      recordedAtOf(row),
      t(`terms.channel.${row.channel}`),
      t(`terms.kind.${row.kind}`),
      t(`terms.status.${row.status}`),
      t(`terms.priority.${row.priority}`),
      category(row.categoryId),
      row.summary,
      neighbourhood(row.neighbourhoodId),
      row.street,
      department(row.departmentId),
      row.dueAt,
      row.answeredAt,
      row.answeredOnTime === null ? "" : t(`filters.values.onTime.${row.answeredOnTime ? "yes" : "no"}`),
      row.mergedCount + 1,
    ]);
  return { head: csvLine(COLUMNS.map((name) => t(`list.file.${name}`))), line };
}
