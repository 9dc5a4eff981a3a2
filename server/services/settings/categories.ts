import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { fold } from "@/server/domain/turkish";
import type { Context } from "../context";
import { slugOf } from "./slug";
import { changeSetting } from "./write";

const id = z.int32().positive();

export const categorySchema = z.object({
  id: id.optional(),
  name: z.string().trim().min(2, "required").max(80, "tooLong"),
  parentId: id.nullable().default(null),
  departmentId: id.nullable().default(null),
  institutionId: id.nullable().default(null),
  standardValue: z.number().int("wholeNumber").min(1, "atLeastOne").max(400, "tooLong"),
  standardUnit: z.enum(["working_hours", "working_days"]),
  keywords: z.array(z.string()).transform((words) => [...new Set(words.map(fold).filter((word) => word.length >= 3))]),
  sort: z.number().int().default(0),
  active: z.boolean().default(true),
});

/** Makes or changes a subject. Two levels, no more; a standard holds for what is received from now on. */
export function saveCategory(ctx: Context, input: z.output<typeof categorySchema>): Promise<number> {
  const { id: known, ...given } = input;
  mustBeTwoLevels(ctx, known, given.parentId);
  return changeSetting(ctx, "manage_subjects", "save_category", `category:${known ?? "new"}`, async (tx) => {
    const parent = ctx.municipality.categories.find(({ id: other }) => other === given.parentId);
    const slug = slugOf(parent ? `${parent.name} ${given.name}` : given.name);
    const row = known
      ? await tx.category.update({ where: { id: known }, data: given })
      : await tx.category.create({ data: { ...given, slug } });
    return { result: row.id, data: given };
  });
}

function mustBeTwoLevels(
  { municipality: { categories } }: Context,
  known: number | undefined,
  parentId: number | null,
): void {
  if (parentId === null) return;
  const parent = categories.find(({ id: other }) => other === parentId);
  const hasChildren = known !== undefined && categories.some((category) => category.parentId === known);
  if (!parent || parent.parentId !== null || parentId === known || hasChildren)
    throw new DomainError("INVALID", "twoLevelsOnly");
}
