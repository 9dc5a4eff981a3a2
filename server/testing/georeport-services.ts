import type { Attribute } from "@/server/domain/open311/shapes";

const service = (service_code: string, service_name: string, metadata: boolean) => ({
  service_code,
  service_name,
  description: null,
  metadata,
  type: "realtime",
  keywords: null,
  group: "street",
});

/** What another city's server takes: one kind of request as it is, and one that asks for more. */
export const SERVICES = [service("006", "Sidewalk and Curb Issues", false), service("033", "Cans left out 24x7", true)];

const base = { variable: true, required: false, datatype_description: null, values: [] };

/** A question of each datatype of the specification, and a sentence that is only there to be read. */
export const ATTRIBUTES: Attribute[] = [
  { ...base, code: "NOTE", datatype: "text", order: 6, description: "Anything else to know?" },
  {
    ...base,
    code: "WHISHETN",
    datatype: "singlevaluelist",
    required: true,
    order: 1,
    datatype_description: "Choose one",
    description: "What is the ticket/tag/DL number?",
    values: [
      { key: "123", name: "Ford" },
      { key: "124", name: "Chrysler" },
    ],
  },
  {
    ...base,
    code: "SIDES",
    datatype: "multivaluelist",
    order: 2,
    description: "On which sides of the street?",
    values: [
      { key: "n", name: "North" },
      { key: "s", name: "South" },
      { key: "e", name: "East" },
    ],
  },
  { ...base, code: "CANS", datatype: "number", required: true, order: 3, description: "How many?" },
  { ...base, code: "SINCE", datatype: "datetime", order: 4, description: "Since when?" },
  { ...base, code: "COLOUR", datatype: "string", order: 5, description: "Which colour?" },
  { ...base, variable: false, code: "HELP", datatype: "text", order: 7, description: "Cans are emptied on Mondays." },
];

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

function fits({ datatype, values }: Attribute, value: string): boolean {
  if (datatype === "number") return /^-?\d+(\.\d+)?$/.test(value);
  if (datatype === "datetime") return MOMENT.test(value);
  return !datatype.endsWith("valuelist") || values.some(({ key }) => key === value);
}

/** What is wrong with the attributes of a call for a service, by its definition: what is missing, is not asked, or is none of the values. */
export function faultsOf(serviceCode: string | null, form: URLSearchParams): string[] {
  const asked = serviceCode === "033" ? ATTRIBUTES : [];
  const missing = asked.filter(
    ({ required, variable, code }) =>
      required && variable && !form.has(`attribute[${code}]`) && !form.has(`attribute[${code}][]`),
  );
  const wrong = [...form].flatMap(([name, value]) => {
    const [, code, many] = /^attribute\[(\w+)\](\[\])?$/.exec(name) ?? [];
    if (code === undefined) return [];
    const attribute = asked.find((one) => one.code === code && one.variable);
    if (!attribute) return [`attribute ${code} is not asked`];
    const single = form.getAll(`attribute[${code}]`).length;
    if (single > 1 || (many && attribute.datatype !== "multivaluelist"))
      return [`attribute ${code} has too many values`];
    return fits(attribute, value) ? [] : [`attribute ${code} cannot be ${value}`];
  });
  return [...missing.map(({ code }) => `attribute ${code} is required`), ...wrong];
}

/** The definition as JSON has it, or in the specification's XML. */
export function definition(format: "json" | "xml", serviceCode: string): string {
  const attributes = serviceCode === "033" ? ATTRIBUTES : [];
  if (format === "json") return JSON.stringify({ service_code: serviceCode, attributes });
  const written = (value: unknown) =>
    String(value ?? "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;");
  const inside = ({ values, ...plain }: Attribute) =>
    [
      ...Object.entries(plain).map(([name, value]) => `<${name}>${written(value)}</${name}>`),
      `<values>${values.map(({ key, name }) => `<value><key>${key}</key><name>${written(name)}</name></value>`).join("")}</values>`,
    ].join("");
  const all = attributes.map((one) => `<attribute>${inside(one)}</attribute>`).join("");
  return `<?xml version="1.0" encoding="utf-8"?><service_definition><service_code>${serviceCode}</service_code><attributes>${all}</attributes></service_definition>`;
}
