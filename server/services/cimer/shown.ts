import { type CimerColumns, type CimerField, PERSONAL } from "@/server/domain/cimer/fields";
import { cellOf } from "@/server/domain/cimer/row";
import { type Named, withoutPeople } from "@/server/domain/redaction";

/** Who applied, as the cells say it. */
export const applicantOf = (cells: readonly string[], columns: CimerColumns): Named => ({
  name: cellOf(cells, columns, "name") || null,
  phone: cellOf(cells, columns, "phone") || null,
  email: cellOf(cells, columns, "email") || null,
});

/** A cell as staff may see it: of a withheld applicant nothing tells who they are, nor do their own words. */
export function shownCell(
  cells: readonly string[],
  columns: CimerColumns,
  { field, withheld }: { field: CimerField; withheld: boolean },
): string {
  const cell = cellOf(cells, columns, field);
  if (!withheld) return cell;
  if (PERSONAL.includes(field)) return "";
  return field === "text" ? withoutPeople(cell, [applicantOf(cells, columns)]) : cell;
}
