import { z } from "zod";
import { ROLES } from "@/server/domain/actor";
import { extensionSchema } from "./extension";

const id = z.int32().positive();
const IN_DEPARTMENT: readonly string[] = ["department_head", "department_staff"];

/** A department's role names its department, any other names none, and none is held twice. */
export const rolesSchema = z
  .array(z.object({ role: z.enum(ROLES), departmentId: id.nullable() }))
  .max(40)
  .refine((held) => held.every(({ role, departmentId }) => IN_DEPARTMENT.includes(role) === (departmentId !== null)), {
    message: "roleDepartment",
  })
  .refine((held) => new Set(held.map((one) => `${one.role} ${one.departmentId}`)).size === held.length, {
    message: "roleTwice",
  });

const extension = extensionSchema.default(null);

export const nameSchema = z.string().trim().min(1, "required").max(120);
const title = z
  .string()
  .trim()
  .max(120)
  .transform((text) => text || null);

export const newStaffSchema = z.object({
  email: z.email("email").max(320),
  name: nameSchema,
  title,
  extension,
  roles: rolesSchema,
});
export const editStaffSchema = z.object({
  id,
  name: nameSchema,
  title,
  extension: extension.optional(),
  roles: rolesSchema,
});

/** The words of the list's address. */
export const staffFilterSchema = z.object({
  q: z.string().trim().max(100).default(""),
  role: z.enum(ROLES).optional(),
  department: id.optional(),
  state: z.enum(["active", "disabled", "locked"]).optional(),
  sort: z.enum(["name", "-name", "signIn", "-signIn"]).default("name"),
  page: z.number().int().min(1).max(1000).default(1),
});

export type NewStaff = z.output<typeof newStaffSchema>;
export type EditStaff = z.output<typeof editStaffSchema>;
export type StaffFilter = z.output<typeof staffFilterSchema>;
