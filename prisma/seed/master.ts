import { hash } from "@node-rs/argon2";
import type pg from "pg";
import { HOLIDAYS } from "./calendar";
import { CATEGORIES } from "./categories";
import { DEPARTMENTS, INSTITUTIONS } from "./departments";
import { NEIGHBOURHOODS } from "./neighbourhoods";
import { settingsAt } from "./settings";
import signIns from "./sign-ins.json";
import { AGENT_IDS, extensionOf, STAFF } from "./staff";

type Rows = { table: string; columns: string[]; rows: object[] };

/** All that is not a request: what makes this municipality this one, and its sample staff. */
export async function writeMaster(client: pg.Client, scale: number, since: Date): Promise<void> {
  for (const { table, columns, rows } of await masterRows(scale, since)) {
    const names = columns.map((column) => `"${column}"`).join(", ");
    await client.query(
      `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(rows)],
    );
  }
}

/** One password for all sample staff, so that it is hashed once. */
const PASSWORD = signIns[0]?.password ?? "";

async function masterRows(scale: number, since: Date): Promise<Rows[]> {
  const password_hash = await hash(PASSWORD);
  return [
    {
      table: "department",
      columns: ["id", "slug", "name", "short_name", "is_quick_desk", "active"],
      rows: DEPARTMENTS.map(({ id, slug, name, shortName, isQuickDesk }) => ({
        id,
        slug,
        name,
        short_name: shortName,
        is_quick_desk: isQuickDesk,
        active: true,
      })),
    },
    {
      table: "institution",
      columns: ["id", "slug", "name", "phone", "active"],
      rows: INSTITUTIONS.map((row) => ({ ...row, active: true })),
    },
    {
      table: "category",
      columns: [
        "id",
        "slug",
        "name",
        "parent_id",
        "department_id",
        "institution_id",
        "standard_value",
        "standard_unit",
        "keywords",
        "sort",
        "active",
      ],
      rows: CATEGORIES.map((row) => ({
        id: row.id,
        slug: row.slug,
        name: row.name,
        parent_id: row.parentId,
        department_id: row.departmentId,
        institution_id: row.institutionId,
        standard_value: row.standardValue,
        standard_unit: row.standardUnit,
        keywords: row.keywords,
        sort: row.sort,
        active: true,
      })),
    },
    {
      table: "neighbourhood",
      columns: ["id", "slug", "name", "aliases", "population", "latitude", "longitude", "active"],
      rows: NEIGHBOURHOODS.map(({ reach, ...row }) => ({ ...row, active: true })),
    },
    {
      table: "staff",
      columns: [
        "id",
        "email",
        "name",
        "title",
        "password_hash",
        "must_change_password",
        "active",
        "failed_sign_ins",
        "session_version",
        "extension",
        "created_at",
      ],
      rows: STAFF.map(({ id, email, name, title }) => ({
        id,
        email,
        name,
        title,
        password_hash,
        must_change_password: false,
        active: true,
        failed_sign_ins: 0,
        session_version: 1,
        extension: AGENT_IDS.includes(id) ? extensionOf(AGENT_IDS.indexOf(id)) : null,
        created_at: since.toISOString(),
      })),
    },
    {
      table: "staff_role",
      columns: ["id", "staff_id", "role", "department_id"],
      rows: STAFF.flatMap(({ id, roles }) =>
        roles.map(({ role, departmentId }) => ({ staff_id: id, role, department_id: departmentId })),
      ).map((row, index) => ({ id: index + 1, ...row })),
    },
    {
      table: "holiday",
      columns: ["id", "date", "name", "kind"],
      rows: HOLIDAYS.map(({ day, name, kind }, index) => ({ id: index + 1, date: day, name, kind })),
    },
    {
      table: "setting",
      columns: ["key", "value"],
      rows: Object.entries(settingsAt(scale)).map(([key, value]) => ({ key, value })),
    },
  ];
}
