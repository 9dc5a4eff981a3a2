import { expect, it } from "vitest";
import type { Role, StaffActor } from "@/server/domain/actor";
import { placesOf } from "./places";

const person = (...roles: Role[]): StaffActor => ({
  kind: "staff",
  staffId: 1,
  name: "Örnek Personel 1",
  roles: roles.map((role) => ({ role, departmentId: role.startsWith("department") ? 3 : null })),
});

it.each<[Role[], string[]]>([
  [["agent"], ["triage", "requests", "warnings", "calls", "cimer", "handovers", "messages", "claimed"]],
  [
    ["pr_manager"],
    ["triage", "requests", "warnings", "calls", "cimer", "handovers", "messages", "claimed", "settings"],
  ],
  [["department_head"], ["today", "requests", "warnings", "cimer", "claimed", "team"]],
  [["department_staff"], ["mine", "requests", "warnings", "claimed"]],
  [["mayor_office"], ["requests", "calls"]],
  [["admin"], ["settings"]],
  [
    ["admin", "department_staff"],
    ["mine", "requests", "warnings", "claimed", "settings"],
  ],
  [[], []],
])("shows %j what their work is", (roles, names) => {
  expect(placesOf(person(...roles)).map(({ name }) => name)).toEqual(names);
});
