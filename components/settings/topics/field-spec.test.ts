import { expect, it } from "vitest";
import { type FieldSpec, fromForm, toForm } from "./field-spec";

const specs: FieldSpec[] = [
  { name: "name", label: "Ad", kind: "text", required: true },
  { name: "phone", label: "Telefon", kind: "text" },
  { name: "population", label: "Nüfus", kind: "number" },
  { name: "latitude", label: "Enlem", kind: "decimal" },
  { name: "departmentId", label: "Müdürlük", kind: "choice", options: [{ value: "3", label: "Fen İşleri" }] },
  { name: "unit", label: "Birim", kind: "choice", options: [{ value: "working_days", label: "iş günü" }] },
  { name: "aliases", label: "Diğer adları", kind: "words" },
  { name: "active", label: "Kullanılıyor", kind: "check" },
];
const row = {
  id: 7,
  name: "Evka-5",
  phone: null,
  population: 12717,
  latitude: 38.5,
  departmentId: 3,
  unit: "working_days",
  aliases: ["Evka 5", "EVKA 5"],
  active: true,
};

it("gives back what it was shown", () => {
  const { id: _, ...values } = row;
  expect(fromForm(specs, toForm(specs, row))).toEqual(values);
});

it("takes what was left empty for none, a comma for a point, and drops empty lines", () => {
  expect(
    fromForm(specs, {
      ...toForm(specs, row),
      population: " ",
      latitude: "38,4",
      departmentId: "",
      aliases: "\n Evka 5 \n\n",
    }),
  ).toMatchObject({
    population: null,
    latitude: 38.4,
    departmentId: null,
    aliases: ["Evka 5"],
  });
});
