import { departmentId, institutionId } from "./departments";
import { type KindMix, type Leaf, type Season, SUBJECTS } from "./subjects";

/** A row of `category`; second-level rows also carry what only the demonstration needs. */
export type CategoryRow = {
  id: number;
  slug: string;
  name: string;
  parentId: number | null;
  departmentId: number | null;
  institutionId: number | null;
  standardValue: number;
  standardUnit: "working_hours" | "working_days";
  keywords: string[];
  sort: number;
};

export type LeafRow = CategoryRow & {
  departmentId: number;
  parentSlug: string;
  share: number;
  season: Season | null;
  mix: KindMix;
};

const standardOf = (standard: Leaf["standard"]) => ({
  standardValue: Number.parseInt(standard, 10),
  standardUnit: standard.endsWith("h") ? ("working_hours" as const) : ("working_days" as const),
});

const PARENTS: CategoryRow[] = SUBJECTS.map((subject, index) => ({
  id: index + 1,
  slug: subject.slug,
  name: subject.name,
  parentId: null,
  departmentId: departmentId(subject.department),
  institutionId: null,
  ...standardOf("3d"),
  keywords: [],
  sort: (index + 1) * 10,
}));

export const LEAVES: LeafRow[] = SUBJECTS.flatMap((subject, parent) => {
  const total = subject.leaves.reduce((sum, { share }) => sum + share, 0);
  return subject.leaves.map((leaf, order) => ({
    id: 0,
    slug: leaf.slug,
    name: leaf.name,
    parentId: parent + 1,
    departmentId: departmentId(leaf.department ?? subject.department),
    institutionId: leaf.institution ? institutionId(leaf.institution) : null,
    ...standardOf(leaf.standard),
    keywords: leaf.keywords.split(", "),
    sort: (order + 1) * 10,
    parentSlug: subject.slug,
    share: (subject.share * leaf.share) / total,
    season: leaf.season ?? null,
    mix: leaf.mix ?? ("fault" as const),
  }));
}).map((leaf, index) => ({ ...leaf, id: SUBJECTS.length + index + 1 }));

export const CATEGORIES: CategoryRow[] = [...PARENTS, ...LEAVES];
