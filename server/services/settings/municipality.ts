import { z } from "zod";
import type { Db } from "@/server/db";
import { type AccessSettings, accessSettingsSchema } from "@/server/domain/access";
import { type Holiday, type WorkCalendar, workCalendar } from "@/server/domain/calendar";
import type { Standard } from "@/server/domain/deadline";
import { retentionYearsSchema } from "@/server/domain/privacy";
import { quietHoursSchema } from "@/server/domain/quiet-hours";
import { STANDARD_TEXTS } from "@/server/domain/standard-texts";
import { dayOf } from "@/server/domain/time";
import { connectionsOf } from "../connections/connections";
import { keptOf } from "./kept";

/** Settings kept as rows: what makes one municipality differ from another is data. */
export const identitySchema = z.object({
  name: z.string().trim().min(1),
  shortName: z.string().trim().min(1),
  callCentre: z.string().trim().min(1),
  website: z.string().trim().min(1),
  /** Whom staff call who cannot sign in. */
  helpLine: z.string().trim().default(""),
});
export const hoursSchema = z.object({
  opens: z.number().int().min(0).max(1439).default(480),
  closes: z.number().int().min(1).max(1440).default(1020),
  halfDayCloses: z.number().int().min(1).max(1440).default(780),
  halfDayCounts: z.boolean().default(false),
  leaveProlongsLegal: z.boolean().default(false),
});

/** Working hours before a deadline at which the assignee is warned, and after it at which the manager is. */
export const warningHoursSchema = z.object({
  before: z.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(180, "hoursTooMany").default(9),
  after: z.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(180, "hoursTooMany").default(9),
});

export const smsSchema = z.object({
  quiet: quietHoursSchema.nullable().default(null),
  /** Lira for a part, by gateway; what is not here is not reckoned. */
  prices: z.record(z.string(), z.number().min(0).max(100)).default({}),
});

export const open311Schema = z.object({
  enabled: z.boolean().default(false),
  /** Only where the callers want one: the municipality's domain, as the specification suggests. */
  jurisdictionId: z.string().trim().max(100, "tooLong").default(""),
  /** Whom a developer asks; shown in the discovery document. */
  contact: z.string().trim().max(200, "tooLong").default(""),
  /** Subjects of which the public may read words and answers, not only how they stand. */
  publicSubjects: z.array(z.int32().positive()).max(500).default([]),
  changedAt: z.iso.datetime().nullable().default(null),
});

/** For how many days what vendors sent is kept whole after it was read. */
export const retentionSchema = z.object({
  incomingDays: z
    .number("wholeNumber")
    .int("wholeNumber")
    .min(30, "keptTooShort")
    .max(3650, "keptTooLong")
    .default(180),
  /** How many years the personal part of what is understood is kept; null: until the municipality says. */
  years: retentionYearsSchema.default(retentionYearsSchema.parse({})),
});

/** How far beyond our outermost neighbourhoods a place may lie and still be ours; 20 km is about a fifth of a degree. */
export const placesSchema = z.object({
  marginKm: z.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(200, "kilometresTooMany").default(20),
});

const count = z.number().int().nonnegative();
/** The figures a municipality has published for a year; what is not here is assumed in demonstration data. */
export const publishedSchema = z.object({
  year: z.number().int(),
  received: count,
  calls: count,
  channels: z.array(z.object({ channels: z.array(z.string()).min(1), received: count, resolved: count })),
});

export type Category = {
  id: number;
  slug: string;
  name: string;
  parentId: number | null;
  departmentId: number | null;
  institutionId: number | null;
  standard: Standard;
  keywords: string[];
  sort: number;
  active: boolean;
};
export type Department = {
  id: number;
  slug: string;
  name: string;
  shortName: string;
  isQuickDesk: boolean;
  active: boolean;
};
export type Neighbourhood = {
  id: number;
  slug: string;
  name: string;
  aliases: string[];
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  active: boolean;
};
export type Institution = { id: number; slug: string; name: string; phone: string | null; active: boolean };

export type Municipality = {
  identity: z.infer<typeof identitySchema>;
  hours: z.infer<typeof hoursSchema>;
  holidays: Holiday[];
  calendar: WorkCalendar;
  warningHours: z.infer<typeof warningHoursSchema>;
  retention: z.infer<typeof retentionSchema>;
  places: z.infer<typeof placesSchema>;
  /** How much personal data one person may read, and for how long it is known who did. */
  access: AccessSettings;
  published: z.infer<typeof publishedSchema>[];
  /** The data are made up for a demonstration: every figure that is not published is assumed. */
  demonstration: boolean;
  departments: Department[];
  categories: Category[];
  neighbourhoods: Neighbourhood[];
  institutions: Institution[];
  /** `notice locale` → text: the municipality's own, else the standard one. */
  templates: Map<string, string>;
  /** `notice locale` → subject of an e-mail; null where it has none of its own. */
  subjects: Map<string, string | null>;
  quickDeskId: number | null;
  /** Who carries the SMS, the preferred gateway first. */
  smsGateways: string[];
  /** When no SMS goes, and what a part costs. */
  sms: z.infer<typeof smsSchema>;
  /** Vendors that are set up and switched on. */
  connected: string[];
  /** Our door for other institutions' systems. */
  open311: z.infer<typeof open311Schema>;
  /** Those of them that may write once a chat's window has closed, in the form that their vendor takes then. */
  writesLate: string[];
  /** Whether any other system wants to be told of events. */
  hasWebhooks: boolean;
};

/** Before the first administrator has named it. */
const UNNAMED: z.output<typeof identitySchema> = {
  name: "Belediye",
  shortName: "Belediye",
  callCentre: "",
  website: "",
  helpLine: "",
};

const kept = keptOf("municipality", read);

export const loadMunicipality = kept.load;
export const forgetMunicipality = kept.forget;
export const lastMunicipality = kept.last;

const late = z.union([z.object({ humanAgent: z.literal("yes") }), z.object({ templateName: z.string().min(1) })]);

type RowOf<Table extends "setting" | "holiday" | "template"> = NonNullable<Awaited<ReturnType<Db[Table]["findFirst"]>>>;

type Rows = {
  settings: RowOf<"setting">[];
  holidays: RowOf<"holiday">[];
  departments: Department[];
  categories: (Omit<Category, "standard"> & { standardValue: number; standardUnit: Standard["unit"] })[];
  neighbourhoods: Neighbourhood[];
  institutions: Institution[];
  templates: RowOf<"template">[];
  connections: ReadonlyMap<string, unknown>;
  webhook: { id: number } | null;
};

async function read(db: Db, now: Date): Promise<Municipality> {
  const [settings, holidays, departments, categories, neighbourhoods, institutions, templates, connections, webhook] =
    await Promise.all([
      db.setting.findMany(),
      db.holiday.findMany({ orderBy: { date: "asc" } }),
      db.department.findMany({ orderBy: { id: "asc" } }),
      db.category.findMany({ orderBy: [{ sort: "asc" }, { id: "asc" }] }),
      db.neighbourhood.findMany({ orderBy: { name: "asc" } }),
      db.institution.findMany({ orderBy: { id: "asc" } }),
      db.template.findMany(),
      connectionsOf(db, now),
      db.webhookSubscription.findFirst({ select: { id: true } }),
    ]);
  return municipalityOf({
    settings,
    holidays,
    departments,
    categories,
    neighbourhoods,
    institutions,
    templates,
    connections,
    webhook,
  });
}

/** Before anything could be read. */
export const unknownMunicipality = (): Municipality =>
  municipalityOf({
    settings: [],
    holidays: [],
    departments: [],
    categories: [],
    neighbourhoods: [],
    institutions: [],
    templates: [],
    connections: new Map(),
    webhook: null,
  });

function municipalityOf({
  settings,
  holidays,
  departments,
  categories,
  neighbourhoods,
  institutions,
  templates,
  connections,
  webhook,
}: Rows): Municipality {
  const value = (key: string): unknown => settings.find((setting) => setting.key === key)?.value;
  const hours = hoursSchema.parse(value("calendar") ?? {});
  const texts = [...STANDARD_TEXTS, ...templates];
  const days = holidays.map(({ date, kind, name }) => ({ day: dayOf(date), kind, name }));
  return {
    identity: value("municipality") === undefined ? UNNAMED : identitySchema.parse(value("municipality")),
    hours,
    holidays: days,
    calendar: workCalendar({ ...hours, holidays: days }),
    retention: retentionSchema.parse(value("retention") ?? {}),
    places: placesSchema.parse(value("places") ?? {}),
    access: accessSettingsSchema.parse(value("access") ?? {}),
    warningHours: warningHoursSchema.parse(value("warnings") ?? {}),
    published: z.array(publishedSchema).parse(value("published") ?? []),
    demonstration: value("demonstration") === true,
    departments,
    categories: categories.map(({ standardValue, standardUnit, ...category }) => ({
      ...category,
      standard: { value: standardValue, unit: standardUnit },
    })),
    neighbourhoods,
    institutions,
    templates: new Map(texts.map(({ notice, locale, body }) => [`${notice} ${locale}`, body])),
    subjects: new Map(texts.map(({ notice, locale, subject }) => [`${notice} ${locale}`, subject])),
    quickDeskId: departments.find((department) => department.isQuickDesk && department.active)?.id ?? null,
    open311: open311Schema.parse(value("open311") ?? {}),
    connected: [...connections.keys()],
    hasWebhooks: webhook !== null,
    writesLate: [...connections].flatMap(([vendor, given]) => (late.safeParse(given).success ? [vendor] : [])),
    sms: smsSchema.parse(value("sms") ?? {}),
    smsGateways: z.array(z.string()).parse(value("sms_gateways") ?? []),
  };
}
