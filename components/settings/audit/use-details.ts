import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { ROLES } from "@/server/domain/actor";
import { rolesText } from "../../auth/role-text";
import { formatDayTime } from "../../i18n/format";
import type { DepartmentName } from "../staff/staff-filter";

const rolesHeld = z.array(z.object({ role: z.enum(ROLES), departmentId: z.number().nullable() })).min(1);
const instant = z.iso.datetime();
const record = z.record(z.string(), z.unknown());

/** What was written down beside an act: "adres: 10.0.0.4 · yetkiler: Müdür, Fen İşleri". What has no words stays as it is stored. */
export function useDetails(departments: readonly DepartmentName[]): (data: unknown) => string {
  const t = useTranslations("auth");
  const locale = useLocale();
  const department = (id: number) => departments.find((one) => one.id === id)?.shortName;
  const nameOf = (key: string) => (t.has(`audit.data.${key}`) ? t(`audit.data.${key}`) : key);

  const say = (value: unknown): string => {
    const roles = rolesHeld.safeParse(value);
    if (roles.success) return rolesText(roles.data, { role: (role) => t(`roles.${role}`), department });
    if (Array.isArray(value)) return value.map(say).join(", ") || "—";
    const at = instant.safeParse(value);
    if (at.success) return formatDayTime(new Date(at.data), locale);
    const inner = record.safeParse(value);
    if (inner.success) return `(${fields(inner.data)})`;
    return value === null || value === "" ? "—" : String(value);
  };
  const fields = (data: Record<string, unknown>): string =>
    Object.entries(data)
      .map(([key, value]) => `${nameOf(key)}: ${say(value)}`)
      .join(" · ");
  return (data) => fields(record.catch({}).parse(data));
}
